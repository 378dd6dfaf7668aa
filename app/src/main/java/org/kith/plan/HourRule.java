package org.kith.plan;

/// How many hours in a month it takes to keep up with somebody: reading what they wrote, answering,
/// a call now and then. The better we know each other, the less it takes to stay in touch; a
/// stranger has to be read and found a way to first.
///
/// These are first guesses from how community managers describe their weeks, not measurements.
///
/// @param speaksForUs they speak for us of their own accord: thank them, answer them
/// @param friend a message or a call
/// @param inTouch read and answer, twice
/// @param saidHello read and answer every week
/// @param noticed a person somebody chose to know and has not met
/// @param warm a voice who follows us already, or whom one of our circle follows
/// @param stranger any other voice
public record HourRule(
    double speaksForUs,
    double friend,
    double inTouch,
    double saidHello,
    double noticed,
    double warm,
    double stranger) {

  public static final HourRule USUAL = new HourRule(0.5, 0.75, 1, 1.25, 1.5, 1.5, 2);
}
