using AspNetWebSockets.ApiCompare.Compilation;
using Microsoft.CodeAnalysis.CSharp;

namespace AspNetWebSockets.Framework48.Tests.Compilation;

/// <summary>The handler that the Demo page shows is a .NET Framework 4.8 one: only the page's recorder is its own.</summary>
public sealed class DemoHandlerCompilesForFramework48Tests
{
    private const string Recorder = """
        namespace Demo
        {
            internal static class CallRecorder
            {
                public static System.Func<System.Web.WebSockets.AspNetWebSocketContext, System.Threading.Tasks.Task> Around(
                    System.Func<System.Web.WebSockets.AspNetWebSocketContext, System.Threading.Tasks.Task> userFunc
                )
                {
                    return userFunc;
                }
            }
        }
        """;

    [Fact]
    public void Compiles() =>
        Framework48Compilation
            .Create(
                "Handlers",
                HandlerSources
                    .Read("Demo/Handlers/ClosingHandler.cs")
                    .Append(KeyValuePair.Create("CallRecorder.cs", Recorder)),
                LanguageVersion.CSharp7_3
            )
            .Messages()
            .ShouldBeEmpty();
}
