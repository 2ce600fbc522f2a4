package io.gameroute.dev.apiserver.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The terms of a field selector as in a query, all of which must hold. */
public record FieldSelector(List<Term> terms) {
    public static final FieldSelector EVERYTHING = new FieldSelector(List.of());

    /** One field that equals a value, or does not. */
    public record Term(String field, String value, boolean equal) {
        boolean matches(StoredObject object) {
            return valueIn(object).equals(value) == equal;
        }

        private String valueIn(StoredObject object) {
            return switch (field) {
                case "metadata.name" -> object.key().name();
                case "metadata.namespace" -> object.key().namespace();
                default -> object.fields().getOrDefault(field, "");
            };
        }
    }

    public boolean matches(StoredObject object) {
        for (Term term : terms) {
            if (!term.matches(object)) {
                return false;
            }
        }
        return true;
    }

    /** The one name that can match, if the selector says so. */
    public Optional<String> exactName() {
        return terms.stream()
                .filter(term -> term.equal() && term.field().equals("metadata.name"))
                .map(Term::value)
                .findFirst();
    }

    /** Throws {@link IllegalArgumentException} for what is no selector. */
    public static FieldSelector parse(String text) {
        List<Term> terms = new ArrayList<>();
        for (String part : text.split(",")) {
            if (!part.isBlank()) {
                terms.add(term(part.trim()));
            }
        }
        return terms.isEmpty() ? EVERYTHING : new FieldSelector(List.copyOf(terms));
    }

    private static Term term(String text) {
        int sign = text.indexOf('=');
        if (sign <= 0) {
            throw new IllegalArgumentException("invalid selector: '" + text + "'; can't understand '" + text + "'");
        }
        boolean equal = text.charAt(sign - 1) != '!';
        String field = text.substring(0, equal ? sign : sign - 1);
        String value = text.substring(sign + 1);
        return new Term(field, value.startsWith("=") ? value.substring(1) : value, equal);
    }
}
