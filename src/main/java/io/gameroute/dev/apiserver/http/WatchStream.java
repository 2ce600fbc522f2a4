package io.gameroute.dev.apiserver.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.failure.Failures;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.registry.ResourceType;
import io.gameroute.dev.apiserver.store.Change;
import io.gameroute.dev.apiserver.store.HistoryGoneException;
import io.gameroute.dev.apiserver.store.ListQuery;
import io.gameroute.dev.apiserver.store.Listing;
import io.gameroute.dev.apiserver.store.ObjectStore;
import io.gameroute.dev.apiserver.store.StoredObject;
import io.gameroute.dev.apiserver.verb.Conversion;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One watch: a cursor in the history that moves on as fast as the client reads. A client that is slower than the history is long gets a 410 and
 * lists again. Everything but the bell runs on the context of the connection.
 */
final class WatchStream {
    private static final int AT_ONCE = 128;
    private static final long BOOKMARK_MILLIS = Duration.ofSeconds(30).toMillis();

    private final ObjectStore store;
    private final ResourceType type;
    private final WatchRequest request;
    private final Rendering rendering;
    private final WatchSink sink;
    private final Vertx vertx;
    private final Context context;
    private final AtomicBoolean rung = new AtomicBoolean();
    private Iterator<StoredObject> initial = Collections.emptyIterator();
    private AutoCloseable bell = () -> {};
    private boolean endOfInitialIsDue;
    private long cursor;
    private long told;
    private long lastLine = System.nanoTime();
    private long bookmarkTimer;
    private long endTimer;
    private boolean ended;

    WatchStream(
            ObjectStore store,
            ResourceType type,
            WatchRequest request,
            Rendering rendering,
            WatchSink sink,
            Vertx vertx) {
        this.store = store;
        this.type = type;
        this.request = request;
        this.rendering = rendering;
        this.sink = sink;
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
    }

    void start(Duration timeout) {
        cursor = request.after();
        if (request.initial()) {
            Listing now = store.list(ListQuery.all(request.resource(), request.filter()));
            initial = now.objects().iterator();
            cursor = now.revision();
        }
        endOfInitialIsDue = request.endOfInitial();
        sink.onClose(this::forget);
        sink.onDrain(this::pump);
        bell = store.bell(request.resource(), this::ring);
        endTimer = vertx.setTimer(timeout.toMillis(), any -> end());
        bookmarkTimer = vertx.setPeriodic(BOOKMARK_MILLIS, any -> pump());
        pump();
    }

    private void ring() {
        if (rung.compareAndSet(false, true)) {
            context.runOnContext(any -> {
                rung.set(false);
                pump();
            });
        }
    }

    private void pump() {
        try {
            while (!ended && !sink.isFull() && step()) {
                // on to the next lines
            }
        } catch (HistoryGoneException e) {
            fail(Failures.expired(e.getMessage()).status());
        }
    }

    /** Whether there may be more to write. */
    private boolean step() {
        if (initial.hasNext()) {
            sink.write(rendering.event(Change.Kind.ADDED, initial.next()));
            return true;
        }
        if (endOfInitialIsDue) {
            endOfInitialIsDue = false;
            bookmark(true);
        }
        ObjectStore.Progress progress = store.progress(request.resource(), cursor, AT_ONCE);
        progress.changes().forEach(change -> change.seenBy(request.filter()).ifPresent(kind -> write(kind, change)));
        cursor = progress.upTo();
        if (progress.changes().isEmpty() && request.bookmarks() && cursor > told && isBookmarkDue()) {
            bookmark(false);
        }
        return !progress.changes().isEmpty();
    }

    private void write(Change.Kind kind, Change change) {
        told = change.revision();
        lastLine = System.nanoTime();
        boolean leaves = kind == Change.Kind.DELETED && change.kind() != Change.Kind.DELETED;
        sink.write(
                leaves && change.before() != null
                        ? rendering.event(kind, leaving(change.before(), change.revision()))
                        : rendering.event(kind, change.object()));
    }

    /** An object that matches no longer, as it was when it matched. */
    private ObjectNode leaving(StoredObject before, long revision) {
        ObjectNode served = Conversion.served(type, before);
        Json.metadata(served).put("resourceVersion", Long.toString(revision));
        return served;
    }

    private boolean isBookmarkDue() {
        return System.nanoTime() - lastLine
                >= Duration.ofMillis(BOOKMARK_MILLIS).toNanos() / 2;
    }

    private void bookmark(boolean endOfInitial) {
        told = cursor;
        lastLine = System.nanoTime();
        sink.write(rendering.bookmark(cursor, endOfInitial));
    }

    private void fail(ObjectNode status) {
        sink.write(Rendering.event("ERROR", Buffer.buffer(Json.bytes(status))));
        end();
    }

    private void end() {
        if (!ended) {
            forget();
            sink.end();
        }
    }

    private void forget() {
        if (ended) {
            return;
        }
        ended = true;
        vertx.cancelTimer(bookmarkTimer);
        vertx.cancelTimer(endTimer);
        try {
            bell.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
