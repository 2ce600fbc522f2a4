package io.gameroute.sinks;

/** A route file whose form is right. */
record RouteFile(String name, String text, RouteOutline outline) {

    /** @throws RouteSyntaxException for what is no list of YAML */
    static RouteFile of(String name, String text) throws RouteSyntaxException {
        return new RouteFile(name, text, RouteOutline.of(text));
    }

    SinkProblem problem(Throwable failure) {
        return FailureLine.problem(name, outline, failure);
    }

    static SinkProblem problem(String name, RouteSyntaxException syntax) {
        return new SinkProblem(name, syntax.line(), syntax.getMessage());
    }
}
