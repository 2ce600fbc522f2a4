package io.gameroute.component.events;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A list of names as people write it, {@code arena,lobby-*}; the empty list names everything. */
final class Glob {
    private final List<Pattern> patterns;

    private Glob(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    static Glob of(String names) {
        return new Glob(Stream.of(names.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(Glob::pattern)
                .toList());
    }

    private static Pattern pattern(String name) {
        return Pattern.compile(
                Stream.of(name.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    boolean matches(String name) {
        return patterns.isEmpty()
                || patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }

    /** Whether the name, or what is left of it behind one of its dots, is in the list. */
    boolean matchesTail(String name) {
        for (int start = 0; start >= 0; start = name.indexOf('.', start) + 1) {
            if (matches(name.substring(start))) {
                return true;
            }
            if (name.indexOf('.', start) < 0) {
                return false;
            }
        }
        return false;
    }
}
