# Finds a JDK of at least 25.0.3 (older 25s can corrupt memory: JDK-8377811) without starting one: reads `release` files.

jdk_version() { sed -n 's/^JAVA_VERSION="\([^"]*\)".*/\1/p' "$1/release" 2>/dev/null; }

jdk_new_enough() {
  v=$(jdk_version "$1")
  [ -n "$v" ] && [ -x "$1/bin/javac" ] || return 1
  major=${v%%.*}
  case $major in '' | *[!0-9]*) return 1 ;; esac
  [ "$major" -gt 25 ] && return 0
  [ "$major" -eq 25 ] || return 1
  case $v in 25 | 25.0 | 25.0.0* | 25.0.1* | 25.0.2*) return 1 ;; esac
}

# Prints the home of the first JDK that will do, or says what is missing.
find_jdk() {
  found=
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /opt/java/* /opt/jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -n "$home" ] && [ -f "$home/release" ] || continue
    if jdk_new_enough "$home"; then
      printf '%s\n' "$home"
      return 0
    fi
    found="$found $(jdk_version "$home")"
  done
  if [ -n "$found" ]; then
    echo "Kith needs a JDK of version 25.0.3 or newer; here are only:$found. Install one (for example Temurin 25) or set JAVA_HOME to it." >&2
  else
    echo "Kith needs a JDK of version 25.0.3 or newer, and none was found. Install one (for example Temurin 25) or set JAVA_HOME to it." >&2
  fi
  return 1
}
