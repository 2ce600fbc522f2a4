package io.gameroute.dev.apiserver.verb;

import io.gameroute.dev.apiserver.access.User;
import java.util.ArrayList;
import java.util.List;

/** How a write is meant, by whom; the warnings are collected for the answer. */
public record WriteOptions(
        boolean dryRun, FieldValidation validation, String manager, boolean force, User user, List<String> warnings) {
    /** A write of the server itself. */
    public static WriteOptions ofServer(String manager) {
        return new WriteOptions(false, FieldValidation.IGNORE, manager, true, User.admin(), new ArrayList<>());
    }
}
