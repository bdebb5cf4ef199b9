using System.Reflection;
using System.Web;
using System.Web.WebSockets;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using HttpContext = System.Web.HttpContext;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb;

/// <summary>Table 1.4: the base classes for fakes and the wrappers around the real objects.</summary>
public sealed class Section_1_4_AbstractionsTests
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Type[] Bases =
    [
        typeof(HttpContextBase),
        typeof(HttpRequestBase),
        typeof(HttpResponseBase),
        typeof(HttpServerUtilityBase),
        typeof(UnvalidatedRequestValuesBase),
        typeof(HttpApplicationStateBase),
        typeof(HttpCachePolicyBase),
        typeof(HttpFileCollectionBase),
        typeof(HttpPostedFileBase),
        typeof(HttpSessionStateBase),
    ];

    public static TheoryData<Type, string> Members
    {
        get
        {
            TheoryData<Type, string> members = [];
            foreach (Type type in Bases)
            {
                foreach (MethodInfo method in type.GetMethods(Own))
                {
                    members.Add(type, method.ToString()!);
                }
            }

            return members;
        }
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void Every_member_of_a_base_class_is_virtual_and_not_implemented(Type type, string signature)
    {
        MethodInfo method = type.GetMethods(Own)
            .Single(candidate => string.Equals(candidate.ToString(), signature, StringComparison.Ordinal));
        object?[] arguments =
        [
            .. method
                .GetParameters()
                .Select(parameter =>
                    parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null
                ),
        ];

        method.IsVirtual.ShouldBeTrue();
        method.IsAbstract.ShouldBeFalse();
        Should
            .Throw<TargetInvocationException>(() => method.Invoke(Fake(type), arguments))
            .InnerException.ShouldBeOfType<NotImplementedException>();
    }

    [Fact]
    public void Wrappers_refuse_null()
    {
        Should.Throw<ArgumentNullException>(() => new HttpContextWrapper(null!)).ParamName.ShouldBe("httpContext");
        Should.Throw<ArgumentNullException>(() => new HttpRequestWrapper(null!)).ParamName.ShouldBe("httpRequest");
        Should.Throw<ArgumentNullException>(() => new HttpResponseWrapper(null!)).ParamName.ShouldBe("httpResponse");
        Should
            .Throw<ArgumentNullException>(() => new HttpServerUtilityWrapper(null!))
            .ParamName.ShouldBe("httpServerUtility");
        Should
            .Throw<ArgumentNullException>(() => new UnvalidatedRequestValuesWrapper(null!))
            .ParamName.ShouldBe("requestValues");
    }

    [Fact]
    public async Task Properties_of_the_wrappers_are_those_of_the_wrapped()
    {
        List<string> different = [];
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context =>
            {
                context.Items["x"] = 1;
                context.Response.StatusCode = 202;
                HttpContextWrapper wrapper = new(context);
                Compare(context, wrapper);
                Compare(context.Request, wrapper.Request);
                Compare(context.Response, wrapper.Response);
                Compare(context.Server, wrapper.Server);
                Compare(context.Request.Unvalidated, wrapper.Request.Unvalidated);
            })
        );
        using HttpResponseMessage response = await host.Http.GetAsync(
            "/h.ashx?a=1",
            TestContext.Current.CancellationToken
        );

        ((int)response.StatusCode).ShouldBe(202);
        different.ShouldBeEmpty();

        void Compare(object wrapped, object wrapper)
        {
            foreach (
                PropertyInfo property in wrapper
                    .GetType()
                    .GetProperties(Own)
                    .Where(property =>
                        property.GetIndexParameters().Length == 0 && !Bases.Contains(property.PropertyType)
                    )
            )
            {
                object? expected = Value(wrapped.GetType().GetProperty(property.Name)!, wrapped);
                object? actual = Value(property, wrapper);
                bool equal = expected is Array array
                    ? array.Cast<object>().SequenceEqual((object[])actual!)
                    : Equals(expected, actual);
                if (!equal)
                {
                    different.Add($"{wrapper.GetType().Name}.{property.Name}: {expected} and {actual}");
                }
            }
        }
    }

    private static object? Value(PropertyInfo property, object of)
    {
        try
        {
            return property.GetValue(of);
        }
        catch (TargetInvocationException exception)
        {
            return exception.InnerException!.Message;
        }
    }

    [Fact]
    public async Task A_wrapper_accepts_a_websocket()
    {
        TaskCompletionSource<string?> ran = new();
        (bool, bool, string?)? after = null;
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context =>
            {
                HttpContextBase wrapper = new HttpContextWrapper(context);
                wrapper.AcceptWebSocketRequest(
                    webSocketContext =>
                    {
                        ran.SetResult(webSocketContext.WebSocket.SubProtocol);
                        return Task.CompletedTask;
                    },
                    new AspNetWebSocketOptions { SubProtocol = "chat" }
                );
                after = (
                    wrapper.IsWebSocketRequest,
                    wrapper.IsWebSocketRequestUpgrading,
                    wrapper.WebSocketNegotiatedProtocol
                );
            })
        );
        await using RawWebSocketClient client = await host.ConnectRawAsync(
            "/h.ashx",
            ("Sec-WebSocket-Protocol", "chat")
        );

        (await ran.Task.Bounded()).ShouldBe("chat");
        after.ShouldBe((true, true, "chat"));
    }

    [Fact]
    public async Task Services_are_the_parts_of_the_request_and_those_of_the_application()
    {
        List<bool> same = [];
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context =>
            {
                HttpContextWrapper wrapper = new(context);
                same.AddRange([
                    ReferenceEquals(wrapper.GetService(typeof(HttpContext)), context),
                    ReferenceEquals(wrapper.GetService(typeof(HttpRequest)), context.Request),
                    ReferenceEquals(wrapper.GetService(typeof(HttpResponse)), context.Response),
                    ReferenceEquals(wrapper.GetService(typeof(HttpApplication)), context.ApplicationInstance),
                    wrapper.GetService(typeof(TimeProvider)) is TimeProvider,
                    wrapper.GetService(typeof(Section_1_4_AbstractionsTests)) is null,
                ]);
            })
        );
        using HttpResponseMessage response = await host.Http.GetAsync("/h.ashx", TestContext.Current.CancellationToken);

        same.ShouldBe(Enumerable.Repeat(true, 6));
    }

    private static object Fake(Type type) => Activator.CreateInstance(Fakes.Single(type.IsAssignableFrom))!;

    private static readonly Type[] Fakes =
    [
        typeof(FakeContext),
        typeof(FakeRequest),
        typeof(FakeResponse),
        typeof(FakeServer),
        typeof(FakeValues),
        typeof(FakeApplicationState),
        typeof(FakeCachePolicy),
        typeof(FakeFiles),
        typeof(FakeFile),
        typeof(FakeSession),
    ];

    private sealed class FakeContext : HttpContextBase;

    private sealed class FakeRequest : HttpRequestBase;

    private sealed class FakeResponse : HttpResponseBase;

    private sealed class FakeServer : HttpServerUtilityBase;

    private sealed class FakeValues : UnvalidatedRequestValuesBase;

    private sealed class FakeApplicationState : HttpApplicationStateBase;

    private sealed class FakeCachePolicy : HttpCachePolicyBase;

    private sealed class FakeFiles : HttpFileCollectionBase;

    private sealed class FakeFile : HttpPostedFileBase;

    private sealed class FakeSession : HttpSessionStateBase;
}
