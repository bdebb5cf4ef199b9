namespace System.Web;

/// <summary>Instances of a handler: one for all requests when the handler is reusable, one for each otherwise.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class ReusableHandlerSource(Func<IHttpHandler> create)
{
    private IHttpHandler? _shared;

    internal IHttpHandler Get(IServiceProvider services)
    {
        if (Volatile.Read(ref _shared) is { } existing)
        {
            return existing;
        }

        IHttpHandler handler = create();
        return IsReusable(handler) ? Interlocked.CompareExchange(ref _shared, handler, null) ?? handler : handler;
    }

    // Published handlers have the body that Visual Studio gives an interface member: IIS never asked those of .ashx files.
    private static bool IsReusable(IHttpHandler handler)
    {
        try
        {
            return handler.IsReusable;
        }
        catch (NotImplementedException)
        {
            return false;
        }
    }
}
