package io.gameroute.dev.apiserver.journal;

import io.gameroute.dev.apiserver.store.ObjectKey;
import io.gameroute.dev.apiserver.store.SavedObject;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a journal to its end, or to where its end was not written. */
final class JournalReader {
    private static final Logger LOGGER = LoggerFactory.getLogger(JournalReader.class);

    private final Map<ObjectKey, SavedObject> objects = new LinkedHashMap<>();
    private long revision;

    private JournalReader() {}

    /** What is left, and the last revision that was given. */
    record Content(List<SavedObject> objects, long revision) {}

    static Content read(Path file) throws IOException {
        JournalReader reader = new JournalReader();
        if (Files.exists(file)) {
            reader.readAll(file);
        }
        return new Content(List.copyOf(reader.objects.values()), reader.revision);
    }

    private void readAll(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20))) {
            if (!Arrays.equals(in.readNBytes(JournalFormat.HEADER.length), JournalFormat.HEADER)) {
                throw new IllegalStateException(file + " is not a file of objects");
            }
            long lost = Files.size(file) - JournalFormat.HEADER.length;
            Optional<SavedObject> entry = JournalFormat.next(in);
            while (entry.isPresent()) {
                take(entry.get());
                lost -= JournalFormat.length(entry.get());
                entry = JournalFormat.next(in);
            }
            if (lost > 0) {
                LOGGER.warn("the last {} bytes of {} were not written to their end and are dropped", lost, file);
            }
        }
    }

    private void take(SavedObject entry) {
        objects.remove(entry.key());
        if (!entry.isGone()) {
            objects.put(entry.key(), entry);
        }
        revision = Math.max(revision, entry.revision());
    }
}
