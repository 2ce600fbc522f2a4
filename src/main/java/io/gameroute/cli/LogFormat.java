package io.gameroute.cli;

/** How log lines look. */
enum LogFormat {
    text,
    json;

    private static final String OPTION = "--log-format";

    /** Before anything logs: the logging library reads the format once, when it is first used. */
    static void choose(String[] args) {
        String format = text.name();
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith(OPTION + "=")) {
                format = args[i].substring(OPTION.length() + 1);
            } else if (args[i].equals(OPTION) && i + 1 < args.length) {
                format = args[i + 1];
            }
        }
        System.setProperty("gameroute.log.format", format.equalsIgnoreCase(json.name()) ? json.name() : text.name());
    }
}
