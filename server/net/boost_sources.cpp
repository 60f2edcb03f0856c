// Boost.Asio and Boost.Beast, compiled here and nowhere else: the other files of this folder then
// build in a fraction of the time (BOOST_ASIO_SEPARATE_COMPILATION,
// BOOST_BEAST_SEPARATE_COMPILATION).
#include <boost/asio/impl/src.hpp>
#include <boost/beast/src.hpp>
