package io.gameroute.eventlog;

/** What an event is about. */
public enum Kind {
    GameServer,
    GameServerSet
}
