package io.gameroute.component.lease;

/** Told, one call at a time, that somebody else leads, or nobody, or this process. Must not block: the next listener waits for the same news. */
interface LeadershipListener {
    void leadershipChanged();
}
