package io.gameroute.dev.apiserver.rules;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What is wrong with a name, by the syntax of its place; nothing if the list is empty. */
final class NameSyntax {
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";
    private static final String KEY = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private static final String VALUE = "(" + KEY + ")?";
    private static final String CONFIG_KEY = "[-._a-zA-Z0-9]+";
    private static final Pattern LABEL_PATTERN = Pattern.compile(LABEL);
    private static final Pattern SUBDOMAIN_PATTERN = Pattern.compile(SUBDOMAIN);
    private static final Pattern KEY_PATTERN = Pattern.compile(KEY);
    private static final Pattern VALUE_PATTERN = Pattern.compile(VALUE);
    private static final Pattern CONFIG_KEY_PATTERN = Pattern.compile(CONFIG_KEY);
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]+");
    private static final Pattern FOUR_BYTES =
            Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!$)|$)){4}");
    private static final String USED = "regex used for validation is '";

    private NameSyntax() {}

    static List<String> ofLabel(String text) {
        if (text.contains(".")) {
            return List.of("must not contain dots");
        }
        List<String> wrong = longest(text, 63, "must be no more than 63 characters");
        if (!LABEL_PATTERN.matcher(text).matches()) {
            wrong.add(
                    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start"
                            + " and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', " + USED + LABEL
                            + "')");
        }
        return wrong;
    }

    static List<String> ofSubdomain(String text) {
        List<String> wrong = longest(text, 253, "must be no more than 253 characters");
        if (!SUBDOMAIN_PATTERN.matcher(text).matches()) {
            wrong.add(
                    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and"
                            + " must start and end with an alphanumeric character (e.g. 'example.com', " + USED
                            + SUBDOMAIN
                            + "')");
        }
        return wrong;
    }

    /** The key of a label, an annotation, a finalizer: a name, perhaps with a domain in front. */
    static List<String> ofKey(String text) {
        String[] parts = text.split("/", -1);
        String syntax =
                "consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric"
                        + " character (e.g. 'MyName',  or 'my.name',  or '123-abc', " + USED + KEY + "')";
        if (parts.length > 2) {
            return List.of("a valid label key must " + syntax
                    + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
        }
        List<String> wrong = new ArrayList<>();
        if (parts.length == 2) {
            if (parts[0].isEmpty()) {
                wrong.add("prefix part must be non-empty");
            } else {
                ofSubdomain(parts[0])
                        .forEach(detail -> wrong.add("prefix part " + detail.replace("253 characters", "253 bytes")));
            }
        }
        String name = parts[parts.length - 1];
        if (name.isEmpty()) {
            wrong.add("name part must be non-empty");
        }
        wrong.addAll(longest(name, 63, "name part must be no more than 63 bytes"));
        if (!KEY_PATTERN.matcher(name).matches()) {
            wrong.add("name part must " + syntax);
        }
        return wrong;
    }

    static List<String> ofLabelValue(String text) {
        List<String> wrong = longest(text, 63, "must be no more than 63 bytes");
        if (!VALUE_PATTERN.matcher(text).matches()) {
            wrong.add(
                    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must"
                            + " start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', "
                            + USED + VALUE + "')");
        }
        return wrong;
    }

    static List<String> ofPort(String text) {
        List<String> wrong = longest(text, 15, "must be no more than 15 characters");
        if (!text.matches("[-a-z0-9]*")) {
            wrong.add("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
        }
        if (!text.matches(".*[a-z].*")) {
            wrong.add("must contain at least one letter (a-z)");
        }
        if (text.contains("--")) {
            wrong.add("must not contain consecutive hyphens");
        }
        if (text.startsWith("-") || text.endsWith("-")) {
            wrong.add("must not begin or end with a hyphen");
        }
        return wrong;
    }

    static List<String> ofConfigKey(String text) {
        if (text.equals(".") || text.startsWith("..")) {
            return List.of(text.length() < 3 ? "must not be '" + text + "'" : "must not start with '..'");
        }
        List<String> wrong = longest(text, 253, "must be no more than 253 characters");
        if (!CONFIG_KEY_PATTERN.matcher(text).matches()) {
            wrong.add(
                    "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or"
                            + " 'KEY_NAME',  or 'key-name', " + USED + CONFIG_KEY + "')");
        }
        return wrong;
    }

    static List<String> ofVariable(String text) {
        boolean good = text.chars().allMatch(letter -> letter >= ' ' && letter <= '~' && letter != '=');
        return good
                ? List.of()
                : List.of("a valid environment variable name must consist only of printable ASCII characters other"
                        + " than '='");
    }

    static List<String> ofAddress(String text) {
        return isAddress(text) ? List.of() : List.of("must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)");
    }

    /** Asks no name server: only what can be nothing but an address is looked at. */
    private static boolean isAddress(String text) {
        if (text.indexOf(':') < 0) {
            return FOUR_BYTES.matcher(text).matches();
        }
        try {
            return ADDRESS.matcher(text).matches() && InetAddress.getByName(text) != null;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static List<String> longest(String text, int most, String detail) {
        return text.length() > most ? new ArrayList<>(List.of(detail)) : new ArrayList<>();
    }
}
