package io.gameroute.deploy;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A small parser of PromQL: says which metrics an expression reads, and refuses what is not one. */
final class PromExpression {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<string>\"(?:[^\"\\\\]|\\\\.)*\")|(?<duration>\\d+(?:ms|[smhdwy]))|(?<number>\\d+(?:\\.\\d+)?)"
                    + "|(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)|(?<sign>=~|!~|==|!=|>=|<=|[-+*/%^=<>(){}\\[\\],]))");
    private static final Set<String> AGGREGATIONS =
            Set.of("sum", "min", "max", "avg", "count", "topk", "bottomk", "quantile");
    private static final Set<String> FUNCTIONS = Set.of(
            "rate",
            "increase",
            "changes",
            "delta",
            "deriv",
            "absent",
            "histogram_quantile",
            "max_over_time",
            "min_over_time",
            "avg_over_time");
    /** Grafana's, with the name of a label. */
    private static final String LABEL_VALUES = "label_values";

    private static final Set<String> OPERATORS =
            Set.of("+", "-", "*", "/", "%", "^", "==", "!=", ">", "<", ">=", "<=", "and", "or", "unless");
    private static final Set<String> MATCHERS = Set.of("=", "!=", "=~", "!~");

    private final Matcher tokens;
    private final int length;
    private final Set<String> metrics = new TreeSet<>();
    private String token = "";

    private PromExpression(String text) {
        tokens = TOKEN.matcher(text);
        length = text.stripTrailing().length();
        next();
    }

    /** @throws IllegalArgumentException when it is no expression */
    static Set<String> metrics(String text) {
        PromExpression expression = new PromExpression(text.replaceAll("\\$__\\w+", "5m"));
        expression.expression();
        expression.require(expression.token.isEmpty());
        return expression.metrics;
    }

    private void expression() {
        operand();
        while (OPERATORS.contains(token)) {
            next();
            if (token.equals("bool")) {
                next();
            }
            if (token.equals("on") || token.equals("ignoring")) {
                next();
                names();
                if (token.equals("group_left") || token.equals("group_right")) {
                    next();
                    names();
                }
            }
            operand();
        }
    }

    private void operand() {
        require(!token.isEmpty());
        if (token.equals("(")) {
            arguments();
        } else if (tokens.group("number") != null || tokens.group("string") != null) {
            next();
        } else {
            require(tokens.group("name") != null && !OPERATORS.contains(token));
            named(token);
        }
    }

    private void named(String name) {
        next();
        if (AGGREGATIONS.contains(name)) {
            boolean grouped = grouping();
            arguments();
            require(!(grouping() && grouped));
        } else if (name.equals(LABEL_VALUES)) {
            take("(");
            expression();
            take(",");
            require(tokens.group("name") != null);
            next();
            take(")");
        } else if (token.equals("(")) {
            require(FUNCTIONS.contains(name));
            arguments();
        } else {
            metrics.add(name);
            selector();
        }
    }

    private boolean grouping() {
        boolean grouped = token.equals("by") || token.equals("without");
        if (grouped) {
            next();
            names();
        }
        return grouped;
    }

    private void arguments() {
        take("(");
        expression();
        while (token.equals(",")) {
            next();
            expression();
        }
        take(")");
    }

    private void names() {
        take("(");
        while (tokens.group("name") != null) {
            next();
            if (!token.equals(",")) {
                break;
            }
            next();
        }
        take(")");
    }

    private void selector() {
        if (token.equals("{")) {
            do {
                next();
                require(tokens.group("name") != null);
                next();
                require(MATCHERS.contains(token));
                next();
                require(tokens.group("string") != null);
                next();
            } while (token.equals(","));
            take("}");
        }
        if (token.equals("[")) {
            next();
            require(tokens.group("duration") != null);
            next();
            take("]");
        }
    }

    private void take(String expected) {
        require(token.equals(expected));
        next();
    }

    private void next() {
        int from = token.isEmpty() ? 0 : tokens.end();
        if (from >= length) {
            token = "";
            return;
        }
        if (!tokens.find(from) || tokens.start() != from) {
            throw new IllegalArgumentException("not understood at " + from);
        }
        token = tokens.group().strip();
    }

    private void require(boolean valid) {
        if (!valid) {
            throw new IllegalArgumentException("not expected: \"" + token + "\"");
        }
    }
}
