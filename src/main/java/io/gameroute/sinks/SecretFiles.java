package io.gameroute.sinks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code {{file:NAME}}} stands for: the text of a file below one directory, such as a mounted Secret. */
public final class SecretFiles {
    private final Path directory;

    public SecretFiles(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    public String read(String name) {
        Path file = directory.resolve(name).normalize();
        if (!file.startsWith(directory)) {
            throw new IllegalArgumentException("{{file:" + name + "}} is outside " + directory);
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("{{file:" + name + "}}: " + file + " cannot be read", unreadable);
        }
    }
}
