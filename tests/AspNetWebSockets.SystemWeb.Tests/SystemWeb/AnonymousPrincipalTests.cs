using System.Net.WebSockets;
using System.Security.Claims;
using System.Security.Principal;
using System.Text;
using System.Web;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb;

/// <summary>The anonymous user is like the one that ASP.NET Core makes, one empty identity, whatever is asked first; only its name is that of 4.x.</summary>
public sealed class AnonymousPrincipalTests
{
    private static Dictionary<string, Action<CoreContext>> Before { get; } =
        new(StringComparer.Ordinal)
        {
            ["nobody asks"] = _ => { },
            ["middleware asks"] = context => _ = context.User.Identity,
            ["middleware names it"] = context =>
                context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "anna")])),
        };

    public static TheoryData<string> Questions => [.. Asked.Keys];

    private static Dictionary<string, Func<ClaimsPrincipal, object?>> Asked { get; } =
        new(StringComparer.Ordinal)
        {
            ["is there an identity"] = user => user.Identity is ClaimsIdentity,
            ["is it authenticated"] = user => user.Identity?.IsAuthenticated,
            ["how many identities"] = user => user.Identities.Count(),
            ["how many identities, twice"] = user => user.Identities.Count() + user.Identities.Count(),
            ["is the identity the first"] = user => ReferenceEquals(user.Identity, user.Identities.First()),
            ["how many claims"] = user => user.Claims.Count(),
            ["has it a claim"] = user => user.HasClaim(_ => true),
            ["a claim by name"] = user => user.FindFirst("a"),
            ["is it in a role"] = user => user.IsInRole("admin"),
            ["a copy's identities"] = user => user.Clone().Identities.Count(),
            ["a wrapper's identities"] = user => new ClaimsPrincipal(user).Identities.Count(),
            ["serialized"] = user =>
            {
                using MemoryStream stream = new();
                using BinaryWriter writer = new(stream);
                user.WriteTo(writer);
                writer.Flush();
                return Convert.ToHexString(stream.ToArray());
            },
            ["an identity added behind"] = user =>
            {
                user.AddIdentity(new ClaimsIdentity([new Claim("a", "1")], "test"));
                return string.Join(", ", user.Identities.Select(identity => identity.Claims.Count()));
            },
            ["identities added behind"] = user =>
            {
                user.AddIdentities([new ClaimsIdentity([new Claim("a", "1")], "test")]);
                return user.Identities.Count() + user.FindFirst("a")!.Value;
            },
            ["a claim added to its identity"] = user =>
            {
                ((ClaimsIdentity)user.Identity!).AddClaim(new Claim("a", "1"));
                return user.HasClaim("a", "1");
            },
        };

    [Theory]
    [MemberData(nameof(Questions))]
    public void It_answers_like_the_default_of_aspnet_core(string question)
    {
        Func<ClaimsPrincipal, object?> ask = Asked[question];

        ask(new AnonymousPrincipal()).ShouldBe(ask(new ClaimsPrincipal(new ClaimsIdentity())));
    }

    [Fact]
    public void Its_name_and_its_kind_are_empty_and_not_null()
    {
        IIdentity identity = new AnonymousPrincipal().Identity.ShouldNotBeNull();

        identity.Name.ShouldBe("");
        identity.AuthenticationType.ShouldBe("");
        identity.IsAuthenticated.ShouldBeFalse();
    }

    [Fact]
    public void A_name_claim_added_to_its_identity_is_its_name()
    {
        ClaimsPrincipal user = new AnonymousPrincipal();

        ((ClaimsIdentity)user.Identity!).AddClaim(new Claim(ClaimTypes.Name, "anna"));

        user.Identity!.Name.ShouldBe("anna");
    }

    [Theory]
    [InlineData("nobody asks", "")]
    [InlineData("middleware asks", "")]
    [InlineData("middleware names it", "anna")]
    public async Task A_handler_can_use_the_name_of_its_user_as_a_key(string before, string name)
    {
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
        {
            _ = app.Use(
                (context, next) =>
                {
                    Before[before](context);
                    return next(context);
                }
            );
            _ = app.MapHttpHandler<NameHandler>("/name");
        });

        (await host.Http.GetStringAsync("/name", TestContext.Current.CancellationToken)).ShouldBe($"[{name}]");

        using ClientWebSocket client = await host.ConnectAsync("/name");
        (await client.ReceiveTextAsync()).ShouldBe($"[{name}]");
    }

    private sealed class NameHandler : IHttpHandler
    {
        public bool IsReusable => true;

        public void ProcessRequest(HttpContext context)
        {
            if (context.IsWebSocketRequest)
            {
                context.AcceptWebSocketRequest(socket =>
                    socket.WebSocket.SendAsync(
                        Encoding.UTF8.GetBytes($"[{socket.User!.Identity!.Name}]"),
                        WebSocketMessageType.Text,
                        true,
                        CancellationToken.None
                    )
                );
            }
            else
            {
                Dictionary<string, string> names = new(StringComparer.Ordinal)
                {
                    [context.User!.Identity!.Name!] = $"[{context.User.Identity.Name}]",
                };
                context.Response.Write(names.Values.Single());
            }
        }
    }
}
