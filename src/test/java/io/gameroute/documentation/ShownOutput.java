package io.gameroute.documentation;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a document shows, compared with what was printed: blanks, ages, addresses and names that are made up do not count. */
final class ShownOutput {
    private static final Pattern AGE = Pattern.compile("\\b(\\d+d)?(\\d+h)?(\\d+m)?(\\d+s)?(?<=[dhms])\\b|<unknown>");
    private static final Pattern ADDRESS = Pattern.compile("\\b\\d+\\.\\d+\\.\\d+\\.\\d+\\b");
    private static final Pattern NODE = Pattern.compile("\\bnode-\\d+\\b");

    private ShownOutput() {}

    static boolean matches(List<String> shown, String printed) {
        String pattern = shown.stream()
                .map(line -> line.equals("...") ? "(.*\\n)*?" : Pattern.quote(plain(line)) + "\\n")
                .collect(Collectors.joining());
        String text = printed.lines().map(line -> plain(line) + "\n").collect(Collectors.joining());
        return Pattern.compile(pattern).matcher(text).matches();
    }

    private static String plain(String line) {
        String text = line.strip().replaceAll("\\s+", " ");
        text = ADDRESS.matcher(text).replaceAll("ADDRESS");
        text = NODE.matcher(text).replaceAll("NODE");
        return AGE.matcher(text).replaceAll("AGE");
    }
}
