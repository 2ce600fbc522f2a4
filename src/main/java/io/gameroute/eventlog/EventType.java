package io.gameroute.eventlog;

import java.util.Arrays;
import java.util.Locale;

/** The types of events, by the text that CloudEvents carry. */
public enum EventType {
    SERVER_CREATED(Kind.GameServer, "created", Change.Created.class),
    SERVER_DELETED(Kind.GameServer, "deleted", Change.Deleted.class),
    SERVER_STATE(Kind.GameServer, "state", Change.StateChanged.class),
    SERVER_OPS_STATE(Kind.GameServer, "opsstate", Change.OpsStateChanged.class),
    SERVER_PRIORITY(Kind.GameServer, "priority", Change.PriorityChanged.class),
    SERVER_NETWORK(Kind.GameServer, "network", Change.NetworkChanged.class),
    SERVER_QUALITY(Kind.GameServer, "quality", Change.QualityReported.class),
    SERVER_UPDATE_BEGUN(Kind.GameServer, "update.begun", Change.UpdateBegun.class),
    SERVER_UPDATE_DONE(Kind.GameServer, "update.done", Change.UpdateDone.class),
    SERVER_CONDITION(Kind.GameServer, "condition", Change.ConditionChanged.class),
    SERVER_METADATA(Kind.GameServer, "metadata", Change.MetadataChanged.class),
    SET_CREATED(Kind.GameServerSet, "created", Change.Created.class),
    SET_DELETED(Kind.GameServerSet, "deleted", Change.Deleted.class),
    SET_SCALED(Kind.GameServerSet, "scaled", Change.Scaled.class),
    SET_CONDITION(Kind.GameServerSet, "condition", Change.ConditionChanged.class),
    SET_METADATA(Kind.GameServerSet, "metadata", Change.MetadataChanged.class);

    private final Kind kind;
    private final String text;
    private final Class<? extends Change> change;

    EventType(Kind kind, String name, Class<? extends Change> change) {
        this.kind = kind;
        this.text = "io.gameroute." + kind.name().toLowerCase(Locale.ROOT) + "." + name;
        this.change = change;
    }

    static EventType of(Kind kind, Change change) {
        return Arrays.stream(values())
                .filter(type -> type.kind == kind && type.change == change.getClass())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(kind + " " + change));
    }

    public String text() {
        return text;
    }

    public Class<? extends Change> change() {
        return change;
    }
}
