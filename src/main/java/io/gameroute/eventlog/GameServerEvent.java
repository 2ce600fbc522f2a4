package io.gameroute.eventlog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** One change of one server or set. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GameServerEvent(
        @JsonPropertyDescription("Whom it is about.") Subject subject,

        @JsonPropertyDescription("What changed.") Change change,

        @JsonPropertyDescription("Why, where it is known.") @Nullable
        String reason,

        @JsonPropertyDescription("The program that made the change, as the API server's managedFields name it.")
        @Nullable
        String actor,

        @JsonPropertyDescription("Counts the events of this uid from 1; without holes.")
        long sequence,

        @JsonPropertyDescription("The resourceVersion at which the change was seen.")
        String resourceVersion,

        @JsonPropertyDescription("When the change happened; where nobody says, when it was seen.")
        String time,

        @JsonPropertyDescription("When the change was seen.")
        String seenAt,

        @JsonPropertyDescription(
                "True: changes before this one may be missing, because nobody was watching or the log was away for too long.")
        boolean gap) {

    /** The same for whoever derives the event, so that receivers can tell a repetition. */
    @JsonProperty
    public String id() {
        return id(subject.uid(), sequence);
    }

    public static String id(String uid, long sequence) {
        return uid + "-" + sequence;
    }

    @JsonIgnore
    public EventType type() {
        return EventType.of(subject.kind(), change);
    }
}
