namespace System.Web;

/// <summary>Begins an asynchronous handler of an event.</summary>
/// <param name="sender">The <see cref="HttpApplication"/>.</param>
/// <param name="e">Empty.</param>
/// <param name="cb">To be called once when the work is complete.</param>
/// <param name="extraData">To be returned in <see cref="IAsyncResult.AsyncState"/>.</param>
/// <returns>The operation, handed to the <see cref="EndEventHandler"/>.</returns>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.begineventhandler"/>.</remarks>
public delegate IAsyncResult BeginEventHandler(object sender, EventArgs e, AsyncCallback? cb, object? extraData);
