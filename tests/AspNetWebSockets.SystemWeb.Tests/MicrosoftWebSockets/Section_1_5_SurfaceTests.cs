using System.ComponentModel;
using System.Reflection;
using System.Web;
using AspNetWebSockets.SystemWeb.Tests.MicrosoftWebSockets.Hosting;
using Microsoft.Web.WebSockets;

namespace AspNetWebSockets.SystemWeb.Tests.MicrosoftWebSockets;

/// <summary>Section 1.5: the declarations of <c>Microsoft.Web.WebSockets</c>, and what wrong arguments are answered with.</summary>
public sealed class Section_1_5_SurfaceTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    [Fact]
    public void The_handler_is_an_ordinary_class_with_a_public_constructor()
    {
        typeof(WebSocketHandler).IsAbstract.ShouldBeFalse();
        typeof(WebSocketHandler).IsSealed.ShouldBeFalse();
        typeof(WebSocketHandler).GetConstructor([]).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("OnOpen", "", true)]
    [InlineData("OnMessage", "String", true)]
    [InlineData("OnMessage", "Byte[]", true)]
    [InlineData("OnError", "", true)]
    [InlineData("OnClose", "", true)]
    [InlineData("Send", "String", false)]
    [InlineData("Send", "Byte[]", false)]
    [InlineData("Close", "", false)]
    public void Methods_of_the_handler_return_nothing_and_the_events_are_virtual(
        string name,
        string parameter,
        bool isVirtual
    )
    {
        MethodInfo method = typeof(WebSocketHandler)
            .GetMethods(Declared)
            .Single(method =>
                string.Equals(method.Name, name, StringComparison.Ordinal)
                && string.Concat(method.GetParameters().Select(each => each.ParameterType.Name))
                    .Equals(parameter, StringComparison.Ordinal)
            );

        method.ReturnType.ShouldBe(typeof(void));
        method.IsVirtual.ShouldBe(isVirtual);
        method.GetParameters().Select(each => each.Name).ShouldBe(parameter.Length == 0 ? [] : ["message"]);
    }

    [Theory]
    [InlineData("MaxIncomingMessageSize", "Int32")]
    [InlineData("WebSocketContext", "AspNetWebSocketContext")]
    [InlineData("Error", "Exception")]
    public void Properties_of_the_handler_can_be_read_and_set_by_everybody(string name, string type)
    {
        PropertyInfo property = typeof(WebSocketHandler).GetProperty(name).ShouldNotBeNull();

        property.PropertyType.Name.ShouldBe(type);
        property.GetMethod.ShouldNotBeNull().IsPublic.ShouldBeTrue();
        property.SetMethod.ShouldNotBeNull().IsPublic.ShouldBeTrue();
    }

    [Fact]
    public void ProcessWebSocketRequestAsync_is_there_but_not_shown()
    {
        MethodInfo method = typeof(WebSocketHandler).GetMethod("ProcessWebSocketRequestAsync").ShouldNotBeNull();

        method.ReturnType.ShouldBe(typeof(Task));
        method.GetParameters().Single().Name.ShouldBe("webSocketContext");
        method
            .GetCustomAttribute<EditorBrowsableAttribute>()
            .ShouldNotBeNull()
            .State.ShouldBe(EditorBrowsableState.Never);
        Should
            .Throw<ArgumentNullException>(() => new WebSocketHandler().ProcessWebSocketRequestAsync(null!))
            .ParamName.ShouldBe("webSocketContext");
    }

    [Fact]
    public void The_application_start_hook_is_absent() =>
        typeof(WebSocketHandler).Assembly.GetType("Microsoft.Web.WebSockets.PreAppStart").ShouldBeNull();

    [Fact]
    public void Defaults() => new WebSocketHandler().MaxIncomingMessageSize.ShouldBe(4 * 1024 * 1024);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void A_size_limit_that_is_not_positive_is_out_of_range(int value) =>
        Should
            .Throw<ArgumentOutOfRangeException>(() => new WebSocketHandler { MaxIncomingMessageSize = value })
            .ParamName.ShouldBe("value");

    [Fact]
    public void Null_messages_are_refused()
    {
        WebSocketHandler handler = new();
        WebSocketCollection collection = [];

        Should.Throw<ArgumentNullException>(() => handler.Send((string)null!)).ParamName.ShouldBe("message");
        Should.Throw<ArgumentNullException>(() => handler.Send((byte[])null!)).ParamName.ShouldBe("message");
        Should.Throw<ArgumentNullException>(() => collection.Broadcast((string)null!)).ParamName.ShouldBe("message");
        Should.Throw<ArgumentNullException>(() => collection.Broadcast((byte[])null!)).ParamName.ShouldBe("message");
        Should.Throw<ArgumentNullException>(() => collection.Add(null!)).ParamName.ShouldBe("item");
    }

    [Fact]
    public void Null_arguments_of_the_extensions_are_refused()
    {
        Should
            .Throw<ArgumentNullException>(() => ((HttpContext)null!).AcceptWebSocketRequest(new WebSocketHandler()))
            .ParamName.ShouldBe("httpContext");
        Should
            .Throw<ArgumentNullException>(() => ((HttpContextBase)null!).AcceptWebSocketRequest(new WebSocketHandler()))
            .ParamName.ShouldBe("httpContext");
        Should
            .Throw<ArgumentNullException>(() => new FakeHttpContext().AcceptWebSocketRequest((WebSocketHandler)null!))
            .ParamName.ShouldBe("webSocketHandler");
    }

    [Fact]
    public void The_extension_for_HttpContextBase_needs_nothing_but_AcceptWebSocketRequest()
    {
        RecordingHandler handler = new();
        FakeHttpContext context = new();

        context.AcceptWebSocketRequest(handler);

        context.Accepted.ShouldNotBeNull().Target.ShouldBeSameAs(handler);
    }
}
