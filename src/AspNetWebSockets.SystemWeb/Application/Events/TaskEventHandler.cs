namespace System.Web;

/// <summary>A handler of an event written with <c>async</c> and <c>await</c>.</summary>
/// <param name="sender">The <see cref="HttpApplication"/>.</param>
/// <param name="e">Empty.</param>
/// <returns>A task that ends when the work is complete.</returns>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.taskeventhandler"/>.</remarks>
public delegate Task TaskEventHandler(object sender, EventArgs e);
