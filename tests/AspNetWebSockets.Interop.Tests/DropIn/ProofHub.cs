using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.SignalR;

namespace AspNetWebSockets.Interop.Tests.DropIn;

/// <summary>A hub with one of everything that SignalR sends over its transport.</summary>
public sealed class ProofHub : Hub
{
    /// <summary>A call and its answer.</summary>
    public string Echo(string text) => text;

    /// <summary>A call that fails.</summary>
    public string Refuse(string text) => throw new HubException(text);

    /// <summary>Calls of the server to the client, before the answer.</summary>
    public async Task CallBack(int count)
    {
        for (int i = 0; i < count; i++)
        {
            await Clients.Caller.SendAsync("called", i);
        }
    }

    /// <summary>A stream to the client.</summary>
    public async IAsyncEnumerable<int> Count(int count, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return i;
            await Task.Yield();
        }
    }

    /// <summary>A stream from the client.</summary>
    public async Task<int> Sum(IAsyncEnumerable<int> numbers)
    {
        int sum = 0;
        await foreach (int number in numbers)
        {
            sum += number;
        }

        return sum;
    }

    /// <summary>The server throws the client out.</summary>
    public void ThrowOut() => Context.Abort();

    /// <summary>The connection is cut under the client.</summary>
    public void Cut() => Context.GetHttpContext()!.Abort();
}
