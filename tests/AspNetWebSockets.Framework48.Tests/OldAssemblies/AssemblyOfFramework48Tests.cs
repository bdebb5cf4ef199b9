using System.Net.WebSockets;
using System.Reflection;
using System.Web;
using AspNetWebSockets.ApiCompare.Compilation;
using AspNetWebSockets.Framework48.Tests.Compilation;
using AspNetWebSockets.Framework48.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.CodeAnalysis.CSharp;

namespace AspNetWebSockets.Framework48.Tests.OldAssemblies;

/// <summary>
/// A handler whose assembly was compiled against the .NET Framework 4.8 runs without being compiled again: the proof that
/// our types are the same to the runtime too, not only to the compiler.
/// </summary>
public sealed class AssemblyOfFramework48Tests
{
    [Fact]
    public void It_refers_to_the_System_Web_of_the_Framework() =>
        Assembly
            .Load(Compile("ClassicHandlers/EchoHandler.cs"))
            .GetReferencedAssemblies()
            .ShouldContain(reference =>
                string.Equals(
                    reference.FullName,
                    "System.Web, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a",
                    StringComparison.Ordinal
                )
            );

    [Fact]
    public async Task It_runs()
    {
        using MemoryStream image = new(Compile("ClassicHandlers/EchoHandler.cs"));
        Type handler = new SystemWebFacade().LoadFromStream(image).GetType("ClassicHandlers.EchoHandler")!;
        await using HandlerSite site = await HandlerSite.StartAsync(app =>
            app.MapHttpHandler("/old.ashx", _ => (IHttpHandler)Activator.CreateInstance(handler)!)
        );
        using TextClient client = await site.ConnectAsync("/old.ashx");

        await client.SayAsync("hello");
        (await client.HearAsync()).ShouldBe("hello");
        await client.CloseAsync((WebSocketCloseStatus)4001, "done");

        client.Socket.CloseStatus.ShouldBe((WebSocketCloseStatus)4001);
    }

    private static byte[] Compile(string handler) =>
        Framework48Compilation.Create("OldHandlers", HandlerSources.Read(handler), LanguageVersion.CSharp7_3).Emit();
}
