using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AspNetWebSockets.SystemWeb.Mvc.Tests.Hosting;

namespace AspNetWebSockets.SystemWeb.Mvc.Tests;

/// <summary>Which action of Web API a request reaches, what it is given, and how it is answered.</summary>
public sealed class WebApiActionTests(SiteHost site)
{
    private const string Json = "application/json; charset=utf-8";
    private const string Tea = """{"Id":1,"Name":"tea","Made":"2012-08-15T00:00:00"}""";

    [Theory]
    [InlineData("/api/products", $$"""[{{Tea}},{"Id":2,"Name":"milk","Made":null}]""")]
    [InlineData("/api/products/1", Tea)]
    [InlineData("/API/Products?id=1", Tea)]
    [InlineData("/api/products?sort=up&page=2&size=50", """["2","50","up"]""")]
    [InlineData("/rpc/url/query?a=1&b=x%20y", """{"a":"1","b":"x y"}""")]
    [InlineData("/rpc/url/values/9", "\"action=values;controller=Url;id=9\"")]
    [InlineData("/api/nested", "\"nested\"")]
    [InlineData("/lobby", "\"nobody here\"")]
    [InlineData("/rooms", "[1,2,3]")]
    [InlineData("/rooms/codes/A123", "\"A123\"")]
    public async Task A_GET_finds_its_action_and_is_answered_in_JSON(string path, string expected)
    {
        Answer answer = await site.GetAsync(path);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.ContentType.ShouldBe(Json);
        answer.Body.ShouldBe(expected);
    }

    [Theory]
    [InlineData("/api/nothing")]
    [InlineData("/api/echo")]
    [InlineData("/rpc/products/GetSecret")]
    [InlineData("/rooms/0/join")]
    [InlineData("/rooms/codes/A12")]
    [InlineData("/live/NEWS1")]
    [InlineData("/api/rooms")]
    [InlineData("/rpc/rooms/GetLobby")]
    public async Task What_has_no_action_is_not_found(string path) =>
        (await site.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task A_method_without_action_is_not_allowed() =>
        (await site.SendAsync(HttpMethod.Delete, "/api/echo?user=ann")).Status.ShouldBe(
            HttpStatusCode.MethodNotAllowed
        );

    [Fact]
    public async Task A_value_that_cannot_be_the_argument_is_a_bad_request()
    {
        Answer answer = await site.GetAsync("/api/products/abc");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Body.ShouldBe("""{"Message":"The request is invalid."}""");
    }

    [Fact]
    public async Task An_exception_with_a_response_is_answered_with_it()
    {
        Answer answer = await site.GetAsync("/api/products/99");

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.Body.ShouldBe("""{"Message":"no product 99"}""");
    }

    [Fact]
    public async Task The_client_chooses_XML()
    {
        Answer answer = await site.SendAsync(
            HttpMethod.Get,
            "/api/products/99",
            request => request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/xml"))
        );

        answer.ContentType.ShouldBe("application/xml; charset=utf-8");
        answer.Body.ShouldBe("<Error><Message>no product 99</Message></Error>");
    }

    [Theory]
    [InlineData("application/json", """{"Id":3,"Name":"sugar"}""")]
    [InlineData("application/x-www-form-urlencoded", "Id=3&Name=sugar")]
    public async Task A_body_becomes_an_object(string type, string body)
    {
        Answer answer = await SendAsync(HttpMethod.Post, "/api/products", type, body);

        answer.Status.ShouldBe(HttpStatusCode.Created);
        answer.Headers.Location.ShouldNotBeNull().ToString().ShouldBe("/api/products/3");
        answer.Body.ShouldBe("""{"Id":3,"Name":"sugar","Made":null}""");
    }

    [Fact]
    public async Task What_is_wrong_with_a_body_is_in_the_model_state()
    {
        Answer answer = await SendAsync(HttpMethod.Post, "/api/products", "application/json", """{"Id":"x"}""");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Body.ShouldStartWith("""{"Message":"The request is invalid.","ModelState":{"product.Id":[""");
    }

    [Fact]
    public async Task A_body_in_an_unknown_format_is_refused() =>
        (await SendAsync(HttpMethod.Post, "/api/products", "text/plain", "tea")).Status.ShouldBe(
            HttpStatusCode.UnsupportedMediaType
        );

    [Theory]
    [InlineData("tea with milk", HttpStatusCode.NoContent)]
    [InlineData("tea", HttpStatusCode.Conflict)]
    public async Task An_action_without_result_answers_204(string name, HttpStatusCode status)
    {
        Answer answer = await SendAsync(HttpMethod.Put, "/api/products/1", "application/json", $"\"{name}\"");

        answer.Status.ShouldBe(status);
        answer.Body.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("DELETE", 2, HttpStatusCode.OK, """{"Removed":2}""")]
    [InlineData("PURGE", 1, HttpStatusCode.OK, """{"Removed":1}""")]
    [InlineData("DELETE", 3, HttpStatusCode.NotFound, "")]
    public async Task Accepted_verbs_and_action_results(string method, int id, HttpStatusCode status, string body)
    {
        Answer answer = await site.SendAsync(new HttpMethod(method), $"/api/products/{id}");

        answer.Status.ShouldBe(status);
        answer.Body.ShouldBe(body);
    }

    [Fact]
    public async Task Action_filters_change_arguments_and_responses()
    {
        Answer answer = await site.GetAsync("/rpc/filtered/echo?text=letter");

        answer.Body.ShouldBe("\"stamped letter\"");
        answer.Headers.GetValues("X-Stamp").ShouldBe(["Echo"]);
    }

    [Fact]
    public async Task An_exception_filter_answers_an_exception()
    {
        Answer answer = await site.GetAsync("/rpc/filtered/missing");

        answer.Status.ShouldBe(HttpStatusCode.NotImplemented);
        answer.Body.ShouldBe("""{"Message":"An error has occurred."}""");
    }

    [Fact]
    public async Task The_constructor_without_parameters_is_taken() =>
        (await site.GetAsync("/rpc/filtered/made")).Body.ShouldBe("\"by the constructor without parameters\"");

    private Task<Answer> SendAsync(HttpMethod method, string path, string type, string body) =>
        site.SendAsync(method, path, request => request.Content = new StringContent(body, Encoding.UTF8, type));
}
