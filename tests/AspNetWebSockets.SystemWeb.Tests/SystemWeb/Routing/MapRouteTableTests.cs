using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Web;
using System.Web.Routing;
using AspNetWebSockets.SystemWeb.Tests.HandlerLife;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using AspNetWebSockets.SystemWeb.Tests.SystemWeb.Hosting;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb.Routing;

/// <summary>The route table in an application.</summary>
[Collection(ProcessWideCollection.Name)]
public sealed class MapRouteTableTests : IAsyncDisposable
{
    private readonly HttpClient _http = new() { Timeout = Bound.Time };
    private MigratedHost? _host;

    public async ValueTask DisposeAsync()
    {
        RouteTable.Routes.Clear();
        _http.Dispose();
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_handler_of_a_route_accepts_a_WebSocket_and_knows_its_values()
    {
        RouteTable.Routes.Add(new Route("chat/{room}", new RoomRoute()));
        await StartAsync();

        using ClientWebSocket client = new();
        await client.ConnectAsync(new Uri(Address("/chat/blue").Replace("http", "ws")), Bound.Token());

        byte[] buffer = new byte[100];
        WebSocketReceiveResult received = await client.ReceiveAsync(buffer, Bound.Token());
        Encoding.UTF8.GetString(buffer, 0, received.Count).ShouldBe("blue blue");
    }

    [Fact]
    public async Task What_no_route_serves_goes_on_to_the_rest()
    {
        RouteTable.Routes.Ignore("ignored/{*rest}");
        RouteTable.Routes.Add(new Route("elsewhere", new OtherPackage()));
        RouteTable.Routes.Add(new Route("{path}", new RoomRoute()));
        RouteTable.Routes.Add(new Route("ignored/{x}", new RoomRoute()));
        await StartAsync(app =>
        {
            app.MapGet("/endpoint", () => "endpoint");
            app.MapFallback(() => "rest");
        });

        (await GetAsync("/a/b/c")).ShouldBe("rest");
        (await GetAsync("/ignored/x")).ShouldBe("rest");
        (await GetAsync("/elsewhere")).ShouldBe("rest");
        (await GetAsync("/endpoint")).ShouldBe("endpoint");
        (await GetAsync("/routed")).ShouldBe("routed ");
    }

    [Fact]
    public async Task Routes_may_be_added_and_removed_while_requests_are_served()
    {
        await StartAsync();
        Route route = new("late", new RoomRoute());

        (await StatusAsync("/late")).ShouldBe(HttpStatusCode.NotFound);
        RouteTable.Routes.Add("late", route);
        (await StatusAsync("/late")).ShouldBe(HttpStatusCode.OK);
        RouteTable.Routes.Remove(route);
        (await StatusAsync("/late")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_file_of_the_application_is_not_routed_unless_it_is_to_be()
    {
        RouteTable.Routes.Add(new Route("{name}", new RoomRoute()));
        await StartAsync();
        string file = "/" + Path.GetFileName(typeof(MapRouteTableTests).Assembly.Location);

        (await StatusAsync(file)).ShouldBe(HttpStatusCode.NotFound);
        RouteTable.Routes.RouteExistingFiles = true;
        try
        {
            (await StatusAsync(file)).ShouldBe(HttpStatusCode.OK);
        }
        finally
        {
            RouteTable.Routes.RouteExistingFiles = false;
        }
    }

    [Fact]
    public async Task A_colon_in_a_path_is_no_file()
    {
        RouteTable.Routes.Add(new Route("{name}", new RoomRoute()));
        await StartAsync();

        (await StatusAsync("/a:b")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_route_without_a_handler_fails_with_its_reason()
    {
        RouteTable.Routes.Add(new Route("x", null));
        await StartAsync();

        (await StatusAsync("/x")).ShouldBe(HttpStatusCode.InternalServerError);
        _host!.Logs.Failures.ShouldContain(failure => failure.Message.Contains("RouteHandler"));
    }

    [Fact]
    public async Task Without_a_route_the_request_has_an_empty_context()
    {
        int values = -1;
        await StartAsync(app => app.Handle(context => values = context.Request.RequestContext.RouteData.Values.Count));

        (await StatusAsync("/h.ashx")).ShouldBe(HttpStatusCode.OK);

        values.ShouldBe(0);
    }

    [Fact]
    public async Task It_needs_AddSystemWeb()
    {
        await using WebApplication app = WebApplication.CreateBuilder().Build();

        Should
            .Throw<InvalidOperationException>(() => app.MapRouteTable())
            .Message.ShouldContain("builder.AddSystemWeb()");
    }

    private async Task StartAsync(Action<WebApplication>? map = null) =>
        _host = await MigratedHost.StartAsync(map: app =>
        {
            app.UseAspNetWebSockets();
            app.MapRouteTable();
            map?.Invoke(app);
        });

    private string Address(string path) => _host!.App.Urls.First() + path;

    private Task<string> GetAsync(string path) => _http.GetStringAsync(Address(path), Bound.Token());

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using HttpResponseMessage response = await _http.GetAsync(Address(path), Bound.Token());
        return response.StatusCode;
    }

    /// <summary>Handler and route handler at once, as some sites write it.</summary>
    private sealed class RoomRoute : IRouteHandler, IHttpHandler
    {
        private RequestContext? _request;

        public bool IsReusable => false;

        public IHttpHandler GetHttpHandler(RequestContext requestContext)
        {
            requestContext.HttpContext.Request.RequestContext.ShouldBeSameAs(requestContext);
            return new RoomRoute { _request = requestContext };
        }

        public void ProcessRequest(HttpContext context)
        {
            object? value = _request!.RouteData.Values.Values.FirstOrDefault();
            if (!context.IsWebSocketRequest)
            {
                context.Response.Write($"{value} ");
                return;
            }

            context.AcceptWebSocketRequest(async socket =>
            {
                string text = $"{value} {HttpContext.Current!.Request.RequestContext.RouteData.Values["room"]}";
                await socket.WebSocket.SendAsync(
                    Encoding.UTF8.GetBytes(text),
                    WebSocketMessageType.Text,
                    true,
                    CancellationToken.None
                );
                await socket.WebSocket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
            });
        }
    }

    private sealed class OtherPackage : IEndpointRouteHandler
    {
        public IHttpHandler GetHttpHandler(RequestContext requestContext) => throw new NotSupportedException();
    }
}
