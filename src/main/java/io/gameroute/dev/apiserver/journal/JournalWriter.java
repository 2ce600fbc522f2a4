package io.gameroute.dev.apiserver.journal;

import io.gameroute.dev.apiserver.store.Change;
import io.gameroute.dev.apiserver.store.ObjectStore;
import io.gameroute.dev.apiserver.store.SavedObject;
import io.gameroute.dev.apiserver.store.StoredObject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that appends what comes in, in batches, each forced to disk; and begins the file anew when most of it is past. */
final class JournalWriter implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(JournalWriter.class);
    private static final int BATCH = 1024;
    private static final long SMALL = 32L << 20;

    private final Path file;
    private final ObjectStore store;
    private final BlockingQueue<Optional<Change>> queue = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "apiserver-journal");
    private FileChannel channel;
    private long kept;
    private long upTo;

    private JournalWriter(Path file, ObjectStore store) throws IOException {
        this.file = file;
        this.store = store;
        store.observe(change -> queue.add(Optional.of(change)));
        this.channel = begin();
        thread.setDaemon(true);
    }

    static JournalWriter start(Path file, ObjectStore store) {
        try {
            JournalWriter writer = new JournalWriter(file, store);
            writer.thread.start();
            return writer;
        } catch (IOException e) {
            throw new UncheckedIOException("objects cannot be written to " + file + ": " + e.getMessage(), e);
        }
    }

    private void run() {
        try {
            while (write(batch())) {
                if (channel.size() > SMALL + 4 * kept) {
                    FileChannel old = channel;
                    channel = begin();
                    old.close();
                }
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            LOGGER.error("changes are no longer kept in {}", file, e);
        }
    }

    private List<Optional<Change>> batch() throws InterruptedException {
        List<Optional<Change>> batch = new ArrayList<>();
        batch.add(queue.take());
        queue.drainTo(batch, BATCH);
        return batch;
    }

    /** Whether there may be more; an empty change is the last. */
    private boolean write(List<Optional<Change>> batch) throws IOException {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        for (Optional<Change> change : batch) {
            if (change.isPresent() && change.get().revision() > upTo) {
                out.write(JournalFormat.encode(SavedObject.of(change.get())));
            }
        }
        out.flush();
        channel.force(false);
        return !batch.contains(Optional.<Change>empty());
    }

    /** A new file with what is there now; it takes the place of the old one when it is complete. */
    private FileChannel begin() throws IOException {
        ObjectStore.Snapshot now = store.snapshot();
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        FileChannel next = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        next.write(ByteBuffer.wrap(JournalFormat.HEADER));
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(next), 1 << 16);
        for (StoredObject object : now.objects()) {
            out.write(JournalFormat.encode(SavedObject.of(object)));
        }
        out.flush();
        next.force(true);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        kept = next.size();
        upTo = now.revision();
        return next;
    }

    @Override
    public void close() {
        queue.add(Optional.empty());
        try {
            thread.join();
            channel.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
