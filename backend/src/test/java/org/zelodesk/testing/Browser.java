package org.zelodesk.testing;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Somebody in front of Keycloak's login pages: fills in forms, keeps cookies, and comes back with
 * the tokens of the code flow with PKCE.
 */
public final class Browser {

  private static final String CLIENT = "zelodesk-spa";
  private static final String VERIFIER = "a-verifier-of-the-length-that-rfc-7636-asks-for";

  private final String realm;
  private final String home;
  private final Map<String, String> cookies = new HashMap<>();

  /**
   * @param realm the issuer's URL
   */
  public Browser(String realm) {
    this.realm = realm;
    URI uri = URI.create(realm);
    this.home = uri.getScheme() + "://" + uri.getAuthority() + "/";
  }

  /** The login page. */
  public Document open() {
    return page(
        request()
            .queryParam("client_id", CLIENT)
            .queryParam("response_type", "code")
            .queryParam("scope", "openid")
            .queryParam("redirect_uri", home)
            .queryParam("code_challenge", challenge())
            .queryParam("code_challenge_method", "S256")
            .get(realm + "/protocol/openid-connect/auth"));
  }

  /** Sends the form of a page; the next page. */
  public Document fill(Document page, Map<String, String> fields) {
    return page(send(page, fields));
  }

  /** Sends the last form; the tokens. */
  public JsonPath finish(Document page, Map<String, String> fields) {
    Response answer = send(page, fields);
    while (answer.statusCode() == 302 && !answer.header("Location").startsWith(home + "?")) {
      answer = request().get(answer.header("Location"));
      keep(answer);
    }
    String code =
        URI.create(answer.then().statusCode(302).extract().header("Location"))
            .getQuery()
            .replaceAll("(^|.*&)code=([^&]+).*", "$2");
    return given()
        .formParam("grant_type", "authorization_code")
        .formParam("client_id", CLIENT)
        .formParam("code", code)
        .formParam("redirect_uri", home)
        .formParam("code_verifier", VERIFIER)
        .post(realm + "/protocol/openid-connect/token")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private Response send(Document page, Map<String, String> fields) {
    Map<String, String> all = new HashMap<>();
    page.select("form input[type=hidden]").forEach(one -> all.put(one.attr("name"), one.val()));
    all.putAll(fields);
    Response answer = request().formParams(all).post(page.select("form").attr("action"));
    keep(answer);
    return answer;
  }

  private Document page(Response answer) {
    keep(answer);
    while (answer.statusCode() == 302) {
      answer = request().get(answer.header("Location"));
      keep(answer);
    }
    return Jsoup.parse(answer.then().statusCode(200).extract().asString());
  }

  private RequestSpecification request() {
    return given().redirects().follow(false).urlEncodingEnabled(true).cookies(cookies);
  }

  private void keep(Response answer) {
    cookies.putAll(answer.cookies());
  }

  private static String challenge() {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
