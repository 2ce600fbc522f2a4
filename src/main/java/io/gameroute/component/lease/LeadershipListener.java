package io.gameroute.component.lease;

/** Told, one call at a time, that somebody else leads, or nobody, or this process. */
interface LeadershipListener {
    void leadershipChanged();
}
