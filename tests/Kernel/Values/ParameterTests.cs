using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Biela.Kernel.Tests.Values;

public sealed class ParameterTests
{
    [Theory]
    [InlineData("?price=1648.23&plate=abc-1d23", 200, "R$ 1.648,23 ABC1D23")]
    [InlineData("?price=1648.235&plate=abc-1d23", 400, "")]
    [InlineData("?price=1648.23&plate=abc", 400, "")]
    public async Task An_endpoint_takes_values_from_its_query(string query, int status, string answer)
    {
        var endpoint = RequestDelegateFactory.Create((Money price, Plate plate) => $"{price} {plate}").RequestDelegate;
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        (http.Request.QueryString, http.Response.Body) = (new(query), body);

        await endpoint(http);

        Assert.Equal(status, http.Response.StatusCode);
        Assert.Equal(answer, System.Text.Encoding.UTF8.GetString(body.ToArray()));
    }
}
