namespace System.Web;

/// <summary>Ends an asynchronous handler of an event, and throws what it failed with.</summary>
/// <param name="ar">What the <see cref="BeginEventHandler"/> returned.</param>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.endeventhandler"/>.</remarks>
public delegate void EndEventHandler(IAsyncResult ar);
