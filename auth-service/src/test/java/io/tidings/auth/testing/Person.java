package io.tidings.auth.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tidings.testkit.Tokens;

/** Calls with a credential, which is exchanged first as the gateway does. */
public final class Person {
    private Person() {}

    /** A call with what the credential is exchanged for now. */
    public static RequestSpecification with(String credential) {
        String minted =
                Tenant.exchange(credential).then().statusCode(200).extract().path("token");
        return given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer " + Tokens.ofRunningStack().inward(minted));
    }

    /** The status of an exchange: 200 while the credential is good. */
    public static int standing(String credential) {
        Response answer = Tenant.exchange(credential);
        return answer.statusCode();
    }
}
