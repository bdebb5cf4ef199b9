using System.Net;
using System.Net.WebSockets;
using System.Security.Claims;
using AspNetWebSockets.SystemWeb.Mvc.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using ClassicSite;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(SiteHost))]

namespace AspNetWebSockets.SystemWeb.Mvc.Tests.Hosting;

/// <summary>The site of ASP.NET 4.x, running: one for all tests, as its configuration is one for the process.</summary>
public sealed class SiteHost : IAsyncLifetime
{
    private WebApplication? _app;

    public int Port { get; private set; }

    /// <summary>The port that speaks HTTP/2 only.</summary>
    public int Http2Port { get; private set; }

    public HttpClient Http { get; private set; } = null!;

    internal LogRecords Logs { get; } = new();

    public async ValueTask InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders().AddProvider(Logs).SetMinimumLevel(LogLevel.Information);
        builder.WebHost.UseTestTransport();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddAspNetWebSockets();
        builder.Services.AddDistributedMemoryCache().AddSession();
        builder.Services.AddSystemWebControllers().AddApplicationPart(typeof(WebApiConfig).Assembly);

        _app = builder.Build();
        _app.Use(
            (context, next) =>
            {
                // Stands for the application's authentication.
                if (context.Request.Headers["X-User"].FirstOrDefault() is { } user)
                {
                    string[] parts = user.Split(':');
                    context.User = new ClaimsPrincipal(
                        new ClaimsIdentity(
                            parts
                                .Skip(1)
                                .Select(role => new Claim(ClaimTypes.Role, role))
                                .Append(new Claim(ClaimTypes.Name, parts[0])),
                            "test"
                        )
                    );
                }

                return next(context);
            }
        );
        _app.UseAspNetWebSockets();
        _app.UseSession();
        _app.MapHttpApplication<MvcApplication>();
        _app.MapSystemWebControllers();
        await _app.StartAsync();

        IServerAddressesFeature addresses = _app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!;
        Port = new Uri(addresses.Addresses.First()).Port;
        Http2Port = new Uri(addresses.Addresses.Last()).Port;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri($"http://127.0.0.1:{Port}"),
            Timeout = Bound.Time,
        };
    }

    /// <summary>Opens a WebSocket with .NET's client.</summary>
    public async Task<ClientWebSocket> ConnectAsync(string path, Action<ClientWebSocketOptions>? configure = null)
    {
        ClientWebSocket client = new();
        client.Options.CollectHttpResponseDetails = true;
        configure?.Invoke(client.Options);
        await client.ConnectAsync(new Uri($"ws://127.0.0.1:{Port}{path}"), Bound.Token());
        return client;
    }

    /// <summary>Asks for a WebSocket that the server does not open.</summary>
    /// <returns>The status of its answer.</returns>
    public async Task<HttpStatusCode> RefusedAsync(string path)
    {
        using ClientWebSocket client = new();
        client.Options.CollectHttpResponseDetails = true;
        await Should.ThrowAsync<WebSocketException>(
            client.ConnectAsync(new Uri($"ws://127.0.0.1:{Port}{path}"), Bound.Token())
        );
        return client.HttpStatusCode;
    }

    /// <summary>Sends a request and reads the answer's body.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string path, Action<HttpRequestMessage>? configure = null)
    {
        using HttpRequestMessage request = new(method, path);
        configure?.Invoke(request);
        using HttpResponseMessage response = await Http.SendAsync(request, Bound.Token());
        return new Answer(
            response.StatusCode,
            response.Content.Headers.ContentType?.ToString(),
            await response.Content.ReadAsStringAsync(Bound.Token()),
            response.Headers
        );
    }

    public Task<Answer> GetAsync(string path, string? user = null) =>
        SendAsync(
            HttpMethod.Get,
            path,
            request =>
            {
                if (user is not null)
                {
                    request.Headers.Add("X-User", user);
                }
            }
        );

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app!.DisposeAsync();
    }
}
