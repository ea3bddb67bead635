namespace Biela.Fisco.Tests.Services;

public sealed class StatusCodeTests
{
    [Theory]
    [InlineData(100, NextStep.Authorised)]
    [InlineData(120, NextStep.Authorised)]
    [InlineData(150, NextStep.Authorised)]
    [InlineData(103, NextStep.Poll)]
    [InlineData(104, NextStep.LookInside)]
    [InlineData(108, NextStep.Wait)]
    [InlineData(109, NextStep.Contingency)]
    [InlineData(110, NextStep.Denied)]
    [InlineData(135, NextStep.Registered)]
    [InlineData(155, NextStep.Cancelled)]
    [InlineData(204, NextStep.QueryKey)]
    [InlineData(217, NextStep.SendAgain)]
    [InlineData(225, NextStep.Support)]
    [InlineData(281, NextStep.Certificate)]
    [InlineData(539, NextStep.QueryOther)]
    [InlineData(573, NextStep.Registered)]
    [InlineData(656, NextStep.BackOff)]
    public void A_code_says_what_to_do(int code, NextStep step) => Assert.Equal(step, StatusCodes.Of(code).Step);

    [Fact]
    public void An_unknown_code_is_a_rejection_to_correct()
    {
        var unknown = StatusCodes.Of(9876);
        Assert.Equal((9876, NextStep.Correct), (unknown.Code, unknown.Step));
    }

    [Fact]
    public void Every_code_has_an_advice_that_is_a_sentence() => Assert.All(StatusCodes.All, status =>
    {
        Assert.InRange(status.Code, 100, 9999);
        Assert.InRange(status.Advice.Length, 15, 200);
        Assert.EndsWith(".", status.Advice, StringComparison.Ordinal);
    });
}
