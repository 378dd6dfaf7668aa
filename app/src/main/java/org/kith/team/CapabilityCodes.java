package org.kith.team;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.kith.store.CurrentWorkspace;
import org.kith.store.WorkspaceId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Codes that open a page to whoever has them, without signing in: a code nobody guesses, and
/// before it the number of the workspace it is of, so that no other is asked first.
@Component
public class CapabilityCodes {

  private static final Pattern CODE = Pattern.compile("(\\d{1,18})-([0-9A-Za-z]{20,60})");

  private final Workspaces workspaces;
  private final TransactionOperations transaction;

  CapabilityCodes(Workspaces workspaces, TransactionOperations transaction) {
    this.workspaces = workspaces;
    this.transaction = transaction;
  }

  /// A code of this workspace as it goes out.
  public static String of(String code) {
    return CurrentWorkspace.require().value() + "-" + code;
  }

  /// What stands behind a code that came in; empty where nothing does. A workspace that has moved
  /// to another Kith may have another number there, so that all are asked in the end.
  ///
  /// @param find what stands behind the bare code in the current workspace
  public <T> Optional<T> find(String whole, Function<String, Optional<T>> find) {
    var parts = CODE.matcher(whole);
    if (!parts.matches()) {
      return Optional.empty();
    }
    var named = new WorkspaceId(Long.parseLong(parts.group(1)));
    var code = parts.group(2);
    return in(named, code, find)
        .or(() ->
            workspaces.all().stream()
                .filter(other -> !other.equals(named))
                .flatMap(other -> in(other, code, find).stream())
                .findFirst());
  }

  private <T> Optional<T> in(
      WorkspaceId workspace, String code, Function<String, Optional<T>> find) {
    var found = CurrentWorkspace.call(workspace, () -> transaction.execute(_ -> find.apply(code)));
    return found == null ? Optional.empty() : found;
  }
}
