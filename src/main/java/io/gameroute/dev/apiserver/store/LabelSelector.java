package io.gameroute.dev.apiserver.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The requirements of a label selector as in a query, all of which must hold. */
public record LabelSelector(List<Requirement> requirements) {
    public static final LabelSelector EVERYTHING = new LabelSelector(List.of());
    private static final Pattern SET = Pattern.compile("(\\S+)\\s+(in|notin)\\s*\\((.*)\\)");
    private static final Pattern COMPARISON = Pattern.compile("([^=!<>\\s]+)\\s*(==|!=|=|>|<)\\s*(\\S*)");
    private static final Pattern EXISTENCE = Pattern.compile("(!?)\\s*([A-Za-z0-9][-A-Za-z0-9_./]*)");

    /** How the value of a label is looked at. */
    public enum Operator {
        IN,
        NOT_IN,
        EXISTS,
        NOT_EXISTS,
        GREATER,
        LESS
    }

    /** One label and what is asked of it. */
    public record Requirement(String key, Operator operator, Set<String> values) {
        boolean matches(Map<String, String> labels) {
            String value = labels.get(key);
            return switch (operator) {
                case IN -> value != null && values.contains(value);
                case NOT_IN -> value == null || !values.contains(value);
                case EXISTS -> value != null;
                case NOT_EXISTS -> value == null;
                case GREATER -> value != null && compare(value) > 0;
                case LESS -> value != null && compare(value) < 0;
            };
        }

        private int compare(String value) {
            try {
                return Long.compare(
                        Long.parseLong(value), Long.parseLong(values.iterator().next()));
            } catch (NumberFormatException e) {
                return 0;
            }
        }
    }

    public boolean matches(Map<String, String> labels) {
        for (Requirement requirement : requirements) {
            if (!requirement.matches(labels)) {
                return false;
            }
        }
        return true;
    }

    /** A requirement for exactly one value: what an index can answer. */
    Optional<Requirement> exact() {
        return requirements.stream()
                .filter(requirement -> requirement.operator() == Operator.IN
                        && requirement.values().size() == 1)
                .findFirst();
    }

    /** Throws {@link IllegalArgumentException} for what is no selector. */
    public static LabelSelector parse(String text) {
        if (text.isBlank()) {
            return EVERYTHING;
        }
        return new LabelSelector(
                split(text).stream().map(LabelSelector::requirement).toList());
    }

    private static Requirement requirement(String term) {
        Matcher set = SET.matcher(term);
        if (set.matches()) {
            Operator operator = set.group(2).equals("in") ? Operator.IN : Operator.NOT_IN;
            return new Requirement(set.group(1), operator, values(set.group(3)));
        }
        Matcher comparison = COMPARISON.matcher(term);
        if (comparison.matches()) {
            return new Requirement(comparison.group(1), operator(comparison.group(2)), Set.of(comparison.group(3)));
        }
        Matcher existence = EXISTENCE.matcher(term);
        if (existence.matches()) {
            Operator operator = existence.group(1).isEmpty() ? Operator.EXISTS : Operator.NOT_EXISTS;
            return new Requirement(existence.group(2), operator, Set.of());
        }
        throw new IllegalArgumentException("unable to parse requirement: " + term);
    }

    private static Operator operator(String sign) {
        return switch (sign) {
            case "!=" -> Operator.NOT_IN;
            case ">" -> Operator.GREATER;
            case "<" -> Operator.LESS;
            default -> Operator.IN;
        };
    }

    private static Set<String> values(String list) {
        Set<String> values = new TreeSet<>();
        for (String value : list.split(",", -1)) {
            values.add(value.trim());
        }
        return values;
    }

    /** At the commas that are not within brackets. */
    private static List<String> split(String text) {
        List<String> terms = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char at = i == text.length() ? ',' : text.charAt(i);
            depth += at == '(' ? 1 : at == ')' ? -1 : 0;
            if (at == ',' && (depth == 0 || i == text.length())) {
                terms.add(text.substring(start, i).trim());
                start = i + 1;
            }
        }
        return terms;
    }
}
