package io.gameroute.component.events;

import java.util.Map;

/**
 * One event of the journal.
 *
 * @param position its place; later events have higher ones, each by one more
 * @param id the same whenever the event is delivered; unique within the source
 * @param subject whom it is about: {@code namespace/name}
 * @param group what the subject belongs to; may be empty
 * @param data JSON
 */
public record JournalEvent(
        long position,
        String id,
        String type,
        String source,
        String subject,
        String namespace,
        String name,
        String group,
        String time,
        Map<String, String> labels,
        Map<String, String> annotations,
        String data) {}
