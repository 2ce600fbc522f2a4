package io.gameroute.dev.apiserver.journal;

import io.gameroute.dev.apiserver.store.ObjectStore;
import io.gameroute.dev.apiserver.store.SavedObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder that keeps the objects of one server: every change is appended to a file, which is written anew, with what is there then, at each start
 * and when it has grown. An answered write is on disk some milliseconds later.
 */
public final class Journal implements AutoCloseable {
    private static final String FILE = "objects.journal";
    private static final String LOCK = "lock";

    /** So many changes may have been answered and not be on disk when a process is killed; no revision may be given twice. */
    private static final long GAP = 10_000;

    private final Path file;
    private final FileChannel lock;
    private final long revision;
    private List<SavedObject> objects;
    private @Nullable JournalWriter writer;

    private Journal(Path file, FileChannel lock) throws IOException {
        this.file = file;
        this.lock = lock;
        JournalReader.Content content = JournalReader.read(file);
        this.objects = content.objects();
        this.revision = content.revision();
    }

    /** Reads what is there. Throws an {@link IllegalStateException} for a folder that another process uses, or a file that is none of ours. */
    public static Journal open(Path folder) {
        try {
            Files.createDirectories(folder);
            return new Journal(folder.resolve(FILE), locked(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("the objects in " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static FileChannel locked(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            channel.close();
            throw new IllegalStateException(folder + " is in use by another process");
        }
        return channel;
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException ofThisProcess) {
            return false;
        }
    }

    /** What was there at the last end. */
    public List<SavedObject> objects() {
        return objects;
    }

    /** After which no revision was given before; 0 in a new folder. */
    public long revision() {
        return revision == 0 ? 0 : revision + GAP;
    }

    /** From now on keeps the objects of this store, which has taken over what was read. */
    public void follow(ObjectStore store) {
        objects = List.of();
        writer = JournalWriter.start(file, store);
    }

    /** Returns when everything is on disk. */
    @Override
    public void close() {
        if (writer != null) {
            writer.close();
        }
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
