package dev.standin.aws.states.internal.run;

import tools.jackson.databind.JsonNode;

/**
 * A state that has been left.
 *
 * @param next the state to enter; empty if the scope ends
 */
record Leave(String next, JsonNode output) {}
