namespace System.Web;

/// <summary>Stands for the type of that name which comes with the other <see cref="HttpContext"/>.</summary>
public abstract class HttpClientCertificate;
