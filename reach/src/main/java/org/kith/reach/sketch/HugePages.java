package org.kith.reach.sketch;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// Memory that is read at random: in pages of 2 MiB where the system gives them, so that finding a
/// page does not take longer than reading the line in it. The system also empties each page when it
/// is first touched, by the thread that touches it, and not all of them beforehand.
///
/// Only on Linux, and where native access is enabled for this module; elsewhere memory is what
/// [Arena#allocate] gives. What is kept in it is the same.
@SuppressWarnings("restricted") // calls the system where it may
final class HugePages {

  private static final long LEAST = 1L << 24; // bytes; less is not worth a mapping of its own
  private static final int READ_WRITE = 1 | 2;
  private static final int PRIVATE_ANONYMOUS = 0x02 | 0x20;
  private static final int ADVISE_HUGE = 14;
  private static final long FAILED = -1;

  private HugePages() {}

  /// Zeros, aligned to a cache line at least.
  ///
  /// @param arena an automatic or a shared one, which gives the memory back
  /// @throws OutOfMemoryError if there is not so much
  static MemorySegment allocate(Arena arena, long bytes, long alignment) {
    return bytes >= LEAST && Calls.POSSIBLE ? map(arena, bytes) : arena.allocate(bytes, alignment);
  }

  private static MemorySegment map(Arena arena, long bytes) {
    try {
      var start =
          (MemorySegment)
              Calls.MMAP.invokeExact(
                  MemorySegment.NULL, bytes, READ_WRITE, PRIVATE_ANONYMOUS, -1, 0L);
      if (start.address() == FAILED) {
        throw new OutOfMemoryError("%,d bytes for sketches".formatted(bytes));
      }
      var _ = (int) Calls.MADVISE.invokeExact(start, bytes, ADVISE_HUGE); // or small pages
      return start.reinterpret(bytes, arena, mapped -> unmap(mapped, bytes));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a call of the system failed", e);
    }
  }

  private static void unmap(MemorySegment mapped, long bytes) {
    try {
      var _ = (int) Calls.MUNMAP.invokeExact(mapped, bytes);
    } catch (Throwable e) {
      throw new IllegalStateException("a call of the system failed", e);
    }
  }

  /// The calls, looked up when first needed.
  private static final class Calls {
    static final boolean POSSIBLE =
        "Linux".equals(System.getProperty("os.name"))
            && HugePages.class.getModule().isNativeAccessEnabled();
    static final MethodHandle MMAP =
        call(
            "mmap",
            FunctionDescriptor.of(
                ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
    static final MethodHandle MADVISE =
        call("madvise", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    static final MethodHandle MUNMAP =
        call("munmap", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG));

    private static MethodHandle call(String name, FunctionDescriptor shape) {
      var linker = Linker.nativeLinker();
      return POSSIBLE
          ? linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), shape)
          : java.lang.invoke.MethodHandles.empty(shape.toMethodType());
    }
  }
}
