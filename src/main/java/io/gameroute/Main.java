package io.gameroute;

/** The composition root: the only place that wires the rooms of the house together. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {}
}
