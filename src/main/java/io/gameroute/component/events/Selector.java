package io.gameroute.component.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A selector in the syntax of kubectl's {@code -l}, for labels and, with any text as value, for annotations. */
final class Selector {
    private static final String KEY = "([A-Za-z0-9][A-Za-z0-9._/-]*)";
    private static final Pattern IN = Pattern.compile(KEY + "\\s+(in|notin)\\s*\\(([^)]*)\\)");
    private static final Pattern EQUAL = Pattern.compile(KEY + "\\s*(==|=|!=)\\s*(.*)");
    private static final Pattern EXISTS = Pattern.compile("(!?)\\s*" + KEY);
    private static final Pattern COMMA_OUTSIDE_OF_BRACKETS = Pattern.compile(",(?![^(]*\\))");

    private final List<Predicate<Map<String, String>>> terms;

    private Selector(List<Predicate<Map<String, String>>> terms) {
        this.terms = terms;
    }

    /** @throws IllegalArgumentException for what is no selector */
    static Selector parse(String text) {
        List<Predicate<Map<String, String>>> terms = new ArrayList<>();
        for (String term : COMMA_OUTSIDE_OF_BRACKETS.split(text)) {
            if (!term.isBlank()) {
                terms.add(term(term.strip()));
            }
        }
        return new Selector(terms);
    }

    boolean matches(Map<String, String> values) {
        return terms.stream().allMatch(term -> term.test(values));
    }

    private static Predicate<Map<String, String>> term(String term) {
        Matcher in = IN.matcher(term);
        if (in.matches()) {
            Set<String> values =
                    Stream.of(in.group(3).split(",")).map(String::strip).collect(Collectors.toSet());
            Predicate<Map<String, String>> contained =
                    map -> map.containsKey(in.group(1)) && values.contains(map.get(in.group(1)));
            return in.group(2).equals("in") ? contained : contained.negate();
        }
        Matcher equal = EQUAL.matcher(term);
        if (equal.matches()) {
            Predicate<Map<String, String>> same = map -> equal.group(3).equals(map.get(equal.group(1)));
            return equal.group(2).equals("!=") ? same.negate() : same;
        }
        Matcher exists = EXISTS.matcher(term);
        if (exists.matches()) {
            Predicate<Map<String, String>> there = map -> map.containsKey(exists.group(2));
            return exists.group(1).isEmpty() ? there : there.negate();
        }
        throw new IllegalArgumentException("not a selector: " + term);
    }
}
