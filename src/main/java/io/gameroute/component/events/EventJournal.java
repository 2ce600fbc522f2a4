package io.gameroute.component.events;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** A journal of events with the places of its readers; bind one to Camel's registry. Every call may fail while its database is away. */
public interface EventJournal {
    /** Up to {@code most} events after that position, in order. */
    List<JournalEvent> read(long after, int most) throws IOException;

    long lastPosition() throws IOException;

    /** The position of the oldest event; one past the last when there is none. */
    long firstPosition() throws IOException;

    /** The position before the first event of that time or later. */
    long positionBefore(Instant time) throws IOException;

    /** The place of a sink; empty for one that never began. */
    OptionalLong position(String sink) throws IOException;

    /** A new sink begins after that position; one that has begun stays where it is. */
    void begin(String sink, long position) throws IOException;

    /** The place of a sink that is now the owner's for a while; empty while it is somebody else's. */
    OptionalLong claim(String sink, String owner) throws IOException;

    /** Moves the place and holds on to it for a while longer; false when it is not the owner's any more. */
    boolean acknowledge(String sink, String owner, long position) throws IOException;

    void release(String sink, String owner) throws IOException;

    /** Puts an event aside that the sink could not take. */
    void deadLetter(String sink, JournalEvent event, int tries, String error) throws IOException;

    int deadLetters(String sink) throws IOException;

    /** Events put aside that somebody asked to have delivered again. */
    List<JournalEvent> toReplay(String sink, int most) throws IOException;

    /** An event put aside was delivered after all. */
    void replayed(String sink, JournalEvent event) throws IOException;

    /** Calls back when there may be something new; not for what other processes append. */
    Closeable onAppend(Runnable reader);
}
