namespace System.Web;

/// <summary>Stands for the type of that name which comes with the other <see cref="HttpContext"/>.</summary>
public sealed class HttpException(int httpCode, string message) : Exception(message)
{
    public int GetHttpCode() => httpCode;
}
