package io.gameroute.dev.apiserver.schema;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What Kubernetes adds to strings: find, findAll and format. */
final class TextFunctions {
    private static final Pattern VERB = Pattern.compile("%(?:\\.(\\d{1,2}))?([sdfexXob%])");
    private static final CelType TEXTS = ListType.create(SimpleType.STRING);

    private TextFunctions() {}

    static void addTo(CelFunctions functions) {
        functions
                .member(
                        "find",
                        SimpleType.STRING,
                        SimpleType.STRING,
                        String.class,
                        SimpleType.STRING,
                        String.class,
                        TextFunctions::find)
                .member(
                        "findAll",
                        TEXTS,
                        SimpleType.STRING,
                        String.class,
                        SimpleType.STRING,
                        String.class,
                        (text, pattern) -> findAll(text, pattern, -1))
                .member(
                        "findAll",
                        TEXTS,
                        List.of(SimpleType.STRING, SimpleType.STRING, SimpleType.INT),
                        List.of(String.class, String.class, Long.class),
                        arguments -> findAll((String) arguments[0], (String) arguments[1], (Long) arguments[2]))
                .member(
                        "format",
                        SimpleType.STRING,
                        SimpleType.STRING,
                        String.class,
                        ListType.create(SimpleType.DYN),
                        List.class,
                        TextFunctions::format);
    }

    private static String find(String text, String pattern) throws CelEvaluationException {
        var found = findAll(text, pattern, 1);
        return found.isEmpty() ? "" : found.get(0);
    }

    private static List<String> findAll(String text, String pattern, long most) throws CelEvaluationException {
        try {
            var found = Pattern.compile(pattern).matcher(text).results().map(MatchResult::group);
            return (most < 0 ? found : found.limit(most)).toList();
        } catch (PatternSyntaxException e) {
            throw ListFunctions.failure("Illegal regex: " + e.getDescription());
        }
    }

    private static String format(String text, List<?> arguments) throws CelEvaluationException {
        var matcher = VERB.matcher(text);
        var formatted = new StringBuilder();
        int copied = 0;
        int next = 0;
        while (matcher.find()) {
            formatted.append(text, copied, matcher.start());
            copied = matcher.end();
            var verb = matcher.group(2);
            if (verb.equals("%")) {
                formatted.append('%');
            } else if (next < arguments.size()) {
                formatted.append(shown(verb, matcher.group(1), arguments.get(next++)));
            } else {
                throw ListFunctions.failure("index " + next + " out of range");
            }
        }
        return formatted.append(text.substring(copied)).toString();
    }

    private static String shown(String verb, String precision, Object value) throws CelEvaluationException {
        if (value instanceof Number number) {
            return switch (verb) {
                case "x" -> Long.toHexString(number.longValue());
                case "X" -> Long.toHexString(number.longValue()).toUpperCase(Locale.ROOT);
                case "o" -> Long.toOctalString(number.longValue());
                case "b" -> Long.toBinaryString(number.longValue());
                case "f", "e" ->
                    String.format(
                            Locale.ROOT, "%." + (precision == null ? "6" : precision) + verb, number.doubleValue());
                default -> plain(number);
            };
        }
        if (verb.equals("s") || (verb.equals("b") && value instanceof Boolean)) {
            return plain(value);
        }
        throw ListFunctions.failure("could not format " + plain(value) + " with %" + verb);
    }

    private static String plain(Object value) {
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return String.valueOf(number.longValue());
        }
        if (value instanceof List<?> list) {
            var items = new ArrayList<String>();
            list.forEach(item -> items.add(plain(item)));
            return "[" + String.join(", ", items) + "]";
        }
        return String.valueOf(value);
    }
}
