package io.tidings.e2e.contract;

import io.tidings.e2e.Api;
import io.tidings.e2e.Api.Answer;
import java.util.List;

/**
 * Somebody whom no operation lets in.
 *
 * @param who in words
 * @param api at an address of its own, since what is no good credential counts against the address
 * @param status of every answer
 * @param text what the answer says in a field of that API
 */
record Intruder(String who, Api api, int status, String text) {

    private static final String HOMELESS = "No workspace associated with this token. Open Grow, switch to the correct"
            + " workspace, then create a new API token.";

    /** Without a credential. */
    static Intruder nobody(Api api) {
        return new Intruder("nobody", api, 401, "Unauthorized - No Bearer Token");
    }

    /** With a credential that is none, or no more. */
    static Intruder wrong(String who, Api api) {
        return new Intruder(who, api, 401, "Unauthorized - Invalid Token");
    }

    /** With a credential of somebody who has no place in its workspace any more. */
    static Intruder homeless(String who, Api api) {
        return new Intruder(who, api, 422, HOMELESS);
    }

    /** What is wrong with the answer to that call; nothing when it is the refusal that the contract states. */
    List<String> objections(Operation operation, Call call) {
        Answer answer = call.from(api);
        Faults faults = new Faults(operation.api());
        faults.refused(operation + " by " + who, status, answer);
        // /api/v1 says to all who are unknown the same
        if ((operation.api().equals("flowkirim") || status != 401) && !isTold(answer)) {
            faults.add(operation + " says to " + who + ": " + answer.text());
        }
        return faults.found();
    }

    private boolean isTold(Answer answer) {
        return answer.body().path("message").asText().equals(text);
    }

    @Override
    public String toString() {
        return who;
    }
}
