using System.Net.WebSockets;
using AspNetWebSockets;
using Identity;
using Microsoft.AspNetCore.Authentication.BearerToken;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication(BearerTokenDefaults.AuthenticationScheme).AddBearerToken();
builder.Services.AddAuthorization();
builder.Services.AddAspNetWebSockets(options =>
{
    options.Identity.CloseOnExpiry = true;
    options.Identity.TrackConnections = true;
    options.Admission.MaxConnectionsPerUser = 10;
});
builder.Services.AddSingleton<Feed>();

WebApplication app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
app.UseAspNetWebSockets();

app.MapGet("/sign-in/{user}", (string user) => SignIn.As(user));

Feed feed = app.Services.GetRequiredService<Feed>();
app.MapWebSocket("/feed", context => feed.RunAsync(context.WebSocket)).RequireAuthorization();

// For administrators only, in a real application.
RouteGroupBuilder admin = app.MapGroup("/admin").RequireAuthorization();
admin.MapGet("/connections", (IWebSocketConnections connections) => connections.Snapshot().Select(each => each.User));
admin.MapDelete(
    "/users/{user}/connections",
    async (string user, IWebSocketConnections connections) =>
        await connections.CloseUserAsync(user, (WebSocketCloseStatus)3003, "Forbidden")
);

await app.RunAsync();
