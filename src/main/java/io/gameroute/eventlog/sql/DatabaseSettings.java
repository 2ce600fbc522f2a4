package io.gameroute.eventlog.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the log is: a JDBC URL with its user. */
public record DatabaseSettings(
        String url, @Nullable String user, @Nullable String password) {

    /**
     * A file in this directory; for one process. Every commit is written at once, so that a killed process loses none; what it replaces is kept for 10 s instead
     * of 45, or the file would be many times as large as what is in it.
     */
    public static DatabaseSettings file(Path directory) {
        return new DatabaseSettings(
                "jdbc:h2:file:" + directory.toAbsolutePath().resolve("eventlog")
                        + ";WRITE_DELAY=0;RETENTION_TIME=10000;DB_CLOSE_ON_EXIT=FALSE",
                "sa",
                "");
    }

    /** A database server, with the password that a file holds. */
    public static DatabaseSettings server(String url, @Nullable String user, @Nullable Path passwordFile)
            throws IOException {
        String password =
                passwordFile == null ? null : Files.readString(passwordFile).strip();
        return new DatabaseSettings(url, user, password);
    }

    /** Whether several processes can have it open at once. */
    boolean isShared() {
        return !url.startsWith("jdbc:h2:file:");
    }

    @Override
    public String toString() {
        return "DatabaseSettings[" + url.replaceAll("(?i)(password=)[^&;]*", "$1***") + "]";
    }
}
