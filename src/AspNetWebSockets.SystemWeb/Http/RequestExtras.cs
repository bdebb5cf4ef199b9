using System.Collections.ObjectModel;

namespace System.Web;

/// <summary>What an <see cref="HttpContext"/> makes when it is asked for; most are asked for none of it.</summary>
internal sealed class RequestExtras
{
    private RequestItems? _items;

    internal RequestItems? Items => _items;

    internal HttpServerUtility? Server { get; set; }

    internal RequestEnd? End { get; set; }

    internal List<Exception> Errors => field ??= [];

    internal ReadOnlyCollection<string>? RequestedProtocols { get; set; }

    /// <summary>Keeps the items unless there are some already. Any thread: a free-threaded handler may ask from several.</summary>
    /// <returns>Those that are kept.</returns>
    internal RequestItems KeepItems(RequestItems items) =>
        Interlocked.CompareExchange(ref _items, items, null) ?? items;
}
