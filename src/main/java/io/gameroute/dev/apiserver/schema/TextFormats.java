package io.gameroute.dev.apiserver.schema;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** The formats of strings that are checked; an unknown one allows everything, as the API server does. */
final class TextFormats {
    private static final Pattern DURATION = Pattern.compile("[+-]?(\\d+(\\.\\d*)?(ns|us|µs|ms|s|m|h|d|w) ?)+|0");
    private static final Pattern MAC =
            Pattern.compile("([0-9a-fA-F]{2}([:-])([0-9a-fA-F]{2}\\2){4}([0-9a-fA-F]{2}\\2){0,2}[0-9a-fA-F]{2})"
                    + "|([0-9a-fA-F]{4}\\.){2,3}[0-9a-fA-F]{4}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>]+@[^\\s@<>]+");
    private static final Pattern HOST = Pattern.compile(
            "(?=.{1,253}$)([a-zA-Z0-9_]([a-zA-Z0-9_-]{0,61}[a-zA-Z0-9_])?)(\\.[a-zA-Z0-9_]([a-zA-Z0-9_-]{0,61}[a-zA-Z0-9_])?)*");
    private static final Pattern HEX_COLOR = Pattern.compile("#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})");
    private static final Set<String> UNCHECKED = Set.of(
            "bsonobjectid", "creditcard", "isbn", "isbn10", "isbn13", "rgbcolor", "ssn", "uuid3", "uuid4", "uuid5");

    private TextFormats() {}

    /** Whether the API server checks this one, but nobody here does. */
    static boolean isUnchecked(String format) {
        return UNCHECKED.contains(format);
    }

    static boolean matches(String format, String text) {
        return switch (format) {
            case "date-time", "datetime" -> parses(() -> OffsetDateTime.parse(text));
            case "date" -> parses(() -> LocalDate.parse(text));
            case "duration" -> DURATION.matcher(text).matches();
            case "ipv4" -> isAddress(text, 4);
            case "ipv6" -> isAddress(text, 6);
            case "cidr" -> IpRange.parse(text).isPresent();
            case "mac" -> MAC.matcher(text).matches();
            case "email" -> EMAIL.matcher(text).matches();
            case "hostname" -> HOST.matcher(text).matches();
            case "uri" -> isUri(text);
            case "byte" -> parses(() -> Base64.getDecoder().decode(text));
            case "hexcolor" -> HEX_COLOR.matcher(text).matches();
            case "uuid" -> text.length() == 36 && parses(() -> UUID.fromString(text));
            default -> true;
        };
    }

    private static boolean isAddress(String text, long family) {
        return IpAddress.parse(text).filter(ip -> ip.family() == family).isPresent();
    }

    private static boolean isUri(String text) {
        try {
            return new URI(text).isAbsolute() || text.startsWith("/");
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean parses(Runnable parse) {
        try {
            parse.run();
            return true;
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return false;
        }
    }
}
