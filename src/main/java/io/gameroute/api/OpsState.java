package io.gameroute.api;

/** The operation states that OKG gives a meaning to. Any other text is allowed and counts like {@link #NONE}. */
public final class OpsState {
    public static final String NONE = "None";
    public static final String MAINTAINING = "Maintaining";
    public static final String WAIT_TO_BE_DELETED = "WaitToBeDeleted";
    public static final String ALLOCATED = "Allocated";
    public static final String KILL = "Kill";

    private OpsState() {}
}
